/// What is wrong with the configuration of the machine, and where. Never holds a secret.
public struct ConfigurationError: Error, Sendable, Hashable {
  /// What kind of fault it is.
  public var kind: Kind

  /// What is wrong, and the cure.
  public var message: String

  /// The file that has the fault; nil when it is in no file.
  public var file: String?

  /// The line of the file, from one.
  public var line: Int?

  /// An error of these parts.
  public init(_ kind: Kind, _ message: String, file: String? = nil, line: Int? = nil) {
    self.kind = kind
    self.message = message
    self.file = file
    self.line = line
  }

  /// An error about a value that was read from somewhere.
  init(_ kind: Kind, _ message: String, at origin: SettingOrigin) {
    self.init(kind, message, file: origin.file, line: origin.line)
  }
}

extension ConfigurationError {
  /// A kind of fault. The list grows.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the kind.
    public let rawValue: String

    /// A kind by its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the kind.
    public var description: String { rawValue }

    /// A file is there but cannot be read.
    public static let unreadableFile = Kind(rawValue: "unreadableFile")
    /// A section's line does not end with a bracket.
    public static let unclosedSection = Kind(rawValue: "unclosedSection")
    /// A property stands before the first section.
    public static let expectedSection = Kind(rawValue: "expectedSection")
    /// An indented line continues no property.
    public static let expectedProperty = Kind(rawValue: "expectedProperty")
    /// A property has no equals sign.
    public static let propertyWithoutEquals = Kind(rawValue: "propertyWithoutEquals")
    /// A property has no name.
    public static let propertyWithoutName = Kind(rawValue: "propertyWithoutName")
    /// A nested property has no equals sign.
    public static let subpropertyWithoutEquals = Kind(rawValue: "subpropertyWithoutEquals")
    /// A nested property has no name.
    public static let subpropertyWithoutName = Kind(rawValue: "subpropertyWithoutName")
    /// A profile, or another section that something refers to, is not there.
    public static let missingSection = Kind(rawValue: "missingSection")
    /// A setting that others need is not there.
    public static let missingSetting = Kind(rawValue: "missingSetting")
    /// Settings contradict each other.
    public static let contradiction = Kind(rawValue: "contradiction")
    /// Profiles refer to each other in a circle.
    public static let loop = Kind(rawValue: "loop")
    /// A value is none that the setting can have.
    public static let invalidValue = Kind(rawValue: "invalidValue")
  }
}

extension ConfigurationError: CustomStringConvertible {
  /// File and line, then what is wrong.
  public var description: String {
    guard let file else { return message }
    return line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
  }
}
