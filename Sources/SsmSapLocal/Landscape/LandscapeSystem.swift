public import SsmSapModels

/// An SAP system on EC2 instances.
public enum LandscapeSystem: Sendable, Hashable {
  /// A HANA database.
  case hana(HANASystem)
  /// An ABAP system on a HANA database.
  case abap(ABAPSystem)

  /// The system's id.
  public var sid: String {
    switch self {
    case .hana(let system): system.sid
    case .abap(let system): system.sid
    }
  }

  /// Which type of application registers the system.
  public var type: ApplicationType {
    switch self {
    case .hana: .hana
    case .abap: .sapAbap
    }
  }

  /// Whether the system's processes run, as far as its EC2 instances do; `nil` if the landscape does
  /// not say.
  var isRunning: Bool? {
    get {
      switch self {
      case .hana(let system): system.isRunning
      case .abap(let system): system.isRunning
      }
    }
    set {
      switch self {
      case .hana(var system):
        system.isRunning = newValue
        self = .hana(system)
      case .abap(var system):
        system.isRunning = newValue
        self = .abap(system)
      }
    }
  }

  /// The ids of the EC2 instances, each once.
  var instanceIDs: [String] {
    switch self {
    case .hana(let system): system.hosts.map(\.instanceID).withoutRepetitions()
    case .abap(let system): system.instances.map(\.instanceID).withoutRepetitions()
    }
  }
}

extension LandscapeSystem: Codable {
  private enum CodingKeys: String, CodingKey {
    case type = "Type"
  }

  /// Reads a system of the type that the member `Type` names.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch ApplicationType(rawValue: try container.decode(String.self, forKey: .type)) {
    case .hana: self = .hana(try HANASystem(from: decoder))
    case .sapAbap: self = .abap(try ABAPSystem(from: decoder))
    default:
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath + [CodingKeys.type],
          debugDescription: "must be HANA or SAP_ABAP"))
    }
  }

  /// Writes the system with the member `Type`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(type.rawValue, forKey: .type)
    switch self {
    case .hana(let system): try system.encode(to: encoder)
    case .abap(let system): try system.encode(to: encoder)
    }
  }
}
