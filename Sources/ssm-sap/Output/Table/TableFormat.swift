import JMESPath

/// A table as the AWS CLI draws it.
struct TableFormat {
  private let style: TableStyle
  private let columns: Int

  init(_ color: ColorChoice, terminal: OutputTerminal?) {
    let hasColors =
      switch color {
      case .on: true
      case .off: false
      case .auto: terminal?.hasColors ?? false
      }
    style = TableStyle(hasColors: hasColors)
    columns = terminal?.columns ?? OutputTerminal.defaultColumns
  }

  /// Returns the table of a value; nothing for a value without content.
  ///
  /// - Throws: ``CommandFailure`` if the value is not a table, such as a list of objects and strings.
  func text(of value: JSONValue, _ title: String) throws(CommandFailure) -> [UInt8] {
    var builder = TableBuilder()
    guard try builder.add(value, title: title, level: 0) else { return [] }
    return TableRenderer(style: style, columns: columns).text(of: builder.sections)
  }
}
