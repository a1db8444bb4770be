import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// How a client fills in members that have no value.
//
// Source: Smithy 2.0 specification, "default trait" and "Client error correction".

extension DynamicModel {
  /// Returns an input with the defaults of its nested structures, but not its own, as a client fills
  /// them in.
  public func populated(
    _ input: [String: DynamicValue], of structure: DynamicStructure
  ) -> [String: DynamicValue] {
    var values = input
    for member in structure.members {
      guard let value = values[member.schema.name] else { continue }
      values[member.schema.name] = populated(value, of: type(member.target))
    }
    return values
  }

  private func populated(_ value: DynamicValue, of type: DynamicType) -> DynamicValue {
    switch (value, type) {
    case (.structure(let values), .structure(let structure)):
      var filled = populated(values, of: structure)
      fillDefaults(&filled, of: structure)
      return .structure(filled)
    case (.union(let name, let value), .union(let union)):
      guard let member = union.members.first(where: { $0.schema.name == name }) else {
        return .union(name, value)
      }
      return .union(name, populated(value, of: self.type(member.target)))
    case (.list(let values), .list(let target, _)):
      return .list(values.map { populated($0, of: self.type(target)) })
    case (.map(let values), .map(let target, _)):
      return .map(values.mapValues { populated($0, of: self.type(target)) })
    default: return value
    }
  }

  private func fillDefaults(
    _ values: inout [String: DynamicValue], of structure: DynamicStructure
  ) {
    for member in structure.members where values[member.schema.name] == nil {
      guard let value = member.defaultValue, !member.isClientOptional else { continue }
      values[member.schema.name] = populated(value, of: type(member.target))
    }
  }

  /// Adds defaults to an output, and a zero value for each required member that is absent.
  func correct(_ values: inout [String: DynamicValue], of structure: DynamicStructure) {
    fillDefaults(&values, of: structure)
    for member in structure.members where member.schema.isRequired {
      guard values[member.schema.name] == nil else { continue }
      values[member.schema.name] = zero(of: type(member.target))
    }
  }

  private func zero(of type: DynamicType) -> DynamicValue {
    switch type {
    case .boolean: .boolean(false)
    case .string: .string("")
    case .blob, .stream: .blob([])
    case .integer: .integer(0)
    case .float: .float(0)
    case .double: .double(0)
    case .bigInteger: .bigInteger(0)
    case .bigDecimal: .bigDecimal(BigDecimal(0))
    case .timestamp: .timestamp(Date(timeIntervalSince1970: 0))
    case .document: .document(.null)
    case .list: .list([])
    case .map: .map([:])
    case .structure(let structure):
      {
        var values: [String: DynamicValue] = [:]
        correct(&values, of: structure)
        return .structure(values)
      }()
    case .union: .union("", .document(.null))
    }
  }
}
