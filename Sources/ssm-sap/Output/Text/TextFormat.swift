import JMESPath

/// Lines of values with tabs between them, for other programs to cut apart, as the AWS CLI prints
/// them: an object's scalars make a line, and what is nested follows in lines that start with its
/// name.
struct TextFormat {
  private var text: [UInt8] = []

  static func text(of value: JSONValue) -> [UInt8] {
    var format = TextFormat()
    format.append(value, name: nil, columns: nil)
    return format.text
  }

  /// Appends a value.
  ///
  /// - Parameters:
  ///   - name: The name of the member that the value is in.
  ///   - columns: The names of the scalars that each object of a list has a column for.
  private mutating func append(_ value: JSONValue, name: String?, columns: [String]?) {
    switch value {
    case .object(let members): append(members, name: name, columns: columns)
    case .array(let elements): append(elements, name: name)
    default: appendLine([value.plainText])
    }
  }

  private mutating func append(_ members: [JSONValue.Member], name: String?, columns: [String]?) {
    let members = members.sortedByName()
    let object = JSONValue.object(members)
    let names = columns ?? members.filter(\.value.isScalar).map(\.name)
    let scalars = names.map { object[$0]?.plainText ?? "" }
    if !scalars.isEmpty { appendLine((name.map { [$0.uppercased()] } ?? []) + scalars) }
    let shown = Set(names.map { Array($0.utf8) })
    for member in members where !shown.contains(Array(member.name.utf8)) {
      append(member.value, name: member.name, columns: nil)
    }
  }

  private mutating func append(_ elements: [JSONValue], name: String?) {
    if elements.contains(where: \.isObject) {
      let columns = elements.scalarNames()
      for element in elements { append(element, name: name, columns: columns) }
      return
    }
    let scalars = elements.filter(\.isScalar)
    if !scalars.isEmpty { append(scalars: scalars, name: name) }
    for element in elements where !element.isScalar { append(element, name: name, columns: nil) }
  }

  private mutating func append(scalars: [JSONValue], name: String?) {
    guard let name else { return appendLine(scalars.map(\.plainText)) }
    for scalar in scalars { appendLine([name.uppercased(), scalar.plainText]) }
  }

  private mutating func appendLine(_ fields: [String]) {
    text += fields.joined(separator: "\t").utf8
    text.append(UInt8(ascii: "\n"))
  }
}
