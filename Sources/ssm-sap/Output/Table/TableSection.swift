/// A part of a table: a title, column titles and rows.
struct TableSection {
  /// `nil` for a list in a list.
  var title: String?
  /// How many levels deep the section is, each of which adds a bar on both sides.
  var level: Int
  private(set) var columnTitles: [String] = []
  private(set) var rows: [[String]] = []
  /// The number of columns; `nil` as long as there is none.
  private var columnCount: Int?
  private var widths: [Int] = []

  init(title: String?, level: Int) {
    self.title = title
    self.level = level
  }

  mutating func setColumnTitles(_ titles: [String]) {
    widen(for: titles)
    if columnCount == nil { columnCount = titles.count }
    columnTitles = titles
  }

  /// Adds a row.
  ///
  /// - Throws: ``CommandFailure`` if the row has another length than those before.
  mutating func add(_ row: [String]) throws(CommandFailure) {
    let count = columnCount ?? row.count
    columnCount = count
    guard row.count == count else {
      throw CommandFailure(
        .other,
        "the result is not a table: a row has \(row.count) columns, and one before has \(count)",
        advice: ["Choose another part with --query, or another format, such as --output json."])
    }
    rows.append(row)
    widen(for: row)
  }

  private mutating func widen(for row: [String]) {
    for (index, cell) in row.enumerated() {
      if index < widths.count {
        widths[index] = max(widths[index], cell.tableColumns)
      } else {
        widths.append(cell.tableColumns)
      }
    }
  }

  // MARK: Width

  private static let padding = 4
  private static let border = 2

  /// The width of the section with its bars.
  var width: Int {
    let cells = widths.reduce(0) { $0 + $1 + Self.padding }
    let noTitle = "None"
    let titleWidth = (title ?? noTitle).tableColumns
    return max(titleWidth, cells) + Self.border + 2 * level
  }

  /// Returns the widths of the columns, stretched or compressed to a width.
  func columnWidths(in width: Int) -> [Int] {
    let natural = widths.map { $0 + Self.padding }
    guard !natural.isEmpty else { return [] }
    let factor = Double(width) / Double(natural.reduce(0, +))
    var scaled = natural.map { Int((factor * Double($0)).rounded(.toNearestOrEven)) }
    var excess = scaled.reduce(0, +) - width
    // Rounding leaves a few columns, which are taken from the first or given to the last.
    while excess != 0 {
      for index in excess > 0 ? Array(scaled.indices) : scaled.indices.reversed() where excess != 0
      {
        let change = excess > 0 ? -1 : 1
        scaled[index] += change
        excess += change
      }
    }
    return scaled
  }

  /// The section with its columns as rows, if it has a single row below titles.
  var vertical: TableSection {
    guard rows.count == 1, !columnTitles.isEmpty, let row = rows.first else { return self }
    var section = TableSection(title: title, level: level)
    section.columnCount = 2
    for (title, cell) in zip(columnTitles, row) {
      section.rows.append([title, cell])
      section.widen(for: [title, cell])
    }
    return section
  }
}
