/// Draws the sections of a table.
struct TableRenderer {
  let style: TableStyle
  /// The width above which sections of one row are drawn with their columns as rows.
  let columns: Int

  func text(of sections: [TableSection]) -> [UInt8] {
    var sections = sections
    var width = sections.map(\.width).max() ?? 0
    if width > columns {
      sections = sections.map(\.vertical)
      width = sections.map(\.width).max() ?? 0
    }
    var text = Array(String(repeating: "-", count: width).utf8)
    text.append(UInt8(ascii: "\n"))
    for section in sections {
      let bars = style.bars(section.level)
      for line in lines(of: section, width: width - 2 * section.level) {
        text += "\(bars)\(line)\(bars)\n".utf8
      }
    }
    return text
  }

  private func lines(of section: TableSection, width: Int) -> [String] {
    var lines: [String] = []
    if let title = section.title, !title.isEmpty {
      lines.append("|" + Self.centered(title, in: width, edges: 2) + "|")
      if section.columnTitles.isEmpty, section.rows.isEmpty {
        lines.append("+" + Self.dashes(width - 2) + "+")
      }
    }
    let widths = section.columnWidths(in: width)
    let rule = Self.rule(widths)
    if !section.columnTitles.isEmpty {
      lines.append(rule)
      lines.append(Self.row(section.columnTitles, widths, Self.centered))
    }
    guard !section.rows.isEmpty, !widths.isEmpty else { return lines }
    lines.append(rule)
    lines += section.rows.map { Self.row($0, widths, aligned) }
    return lines + [rule]
  }

  // MARK: Rows

  private static func rule(_ widths: [Int]) -> String {
    "+" + widths.enumerated().map { dashes($1 - edges(of: $0)) + "+" }.joined()
  }

  private static func row(
    _ cells: [String], _ widths: [Int],
    _ draw: (_ text: String, _ width: Int, _ edges: Int) -> String
  ) -> String {
    "|"
      + zip(cells, widths).enumerated().map { index, cell in
        draw(cell.0, cell.1, edges(of: index)) + "|"
      }.joined()
  }

  /// How many of a column's characters are bars: the first column has one on both sides.
  private static func edges(of column: Int) -> Int { column == 0 ? 2 : 1 }

  private static func dashes(_ count: Int) -> String {
    String(repeating: "-", count: max(count, 0))
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(count, 0))
  }

  // MARK: Cells

  private static let margin = 2

  private func aligned(_ text: String, in width: Int, edges: Int) -> String {
    let free = width - edges - text.tableColumns
    let margin = free >= Self.margin ? Self.margin : 0
    return Self.spaces(margin) + style.cell(text) + Self.spaces(free - margin)
  }

  private static func centered(_ text: String, in width: Int, edges: Int) -> String {
    let count = text.tableColumns
    let left = width / 2 - count / 2 - 1
    return spaces(left) + text + spaces(width - edges - left - count)
  }
}
