/// Writes samples of inputs and outputs as JSON, as the AWS CLI prints them.
struct SkeletonPlanner {
  let model: Model

  /// The sample of an input or output.
  ///
  /// - Parameters:
  ///   - id: The structure; `nil` if the operation has none.
  ///   - isOutput: Whether strings are the names of their members. In an input they are empty.
  func sample(of id: ShapeID?, isOutput: Bool) throws(ModelError) -> String {
    guard let id, id != .unit else { return "{}" }
    var open: [ShapeID] = []
    return try sample(of: id, named: "", isOutput, &open, depth: 0)
  }

  private func sample(
    of id: ShapeID, named name: String, _ isOutput: Bool, _ open: inout [ShapeID], depth: Int
  ) throws(ModelError) -> String {
    let shape = try model.shape(id, from: id)
    switch shape.type {
    case .structure, .union:
      guard !open.contains(id) else { return "{}" }
      open.append(id)
      defer { open.removeLast() }
      let members = try shape.members.map { member throws(ModelError) in
        "\"\(member.name)\": "
          + (try sample(
            of: member.target, named: isOutput ? member.name : "", isOutput, &open, depth: depth + 1
          ))
      }
      return block("{", members, "}", depth: depth)
    case .list:
      guard let element = shape.element else { return "[]" }
      let name = isOutput ? element.target.name : ""
      let sample = try sample(of: element.target, named: name, isOutput, &open, depth: depth + 1)
      return block("[", [sample], "]", depth: depth)
    case .map:
      guard let value = shape.value else { return "{}" }
      let sample = try sample(of: value.target, named: "", isOutput, &open, depth: depth + 1)
      return block("{", ["\"KeyName\": \(sample)"], "}", depth: depth)
    case .boolean: return "true"
    case .byte, .short, .integer, .long, .intEnum: return "0"
    case .float, .double: return "0.0"
    case .timestamp: return #""1970-01-01T00:00:00""#
    case .enum where !isOutput:
      let value = shape.members.first.map { $0.traits["enumValue"]?.string ?? $0.name }
      return "\"\(value ?? "")\""
    case .string, .enum: return "\"\(name)\""
    default: return "null"
    }
  }

  private func block(_ open: String, _ items: [String], _ close: String, depth: Int) -> String {
    guard !items.isEmpty else { return open + close }
    let outer = String(repeating: "  ", count: depth)
    return open + "\n" + items.map { "\(outer)  \($0)" }.joined(separator: ",\n")
      + "\n\(outer)\(close)"
  }
}
