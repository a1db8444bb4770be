/// A set of features for the user agent.
public struct FeatureSet: OptionSet, Sendable, Hashable {
  /// One bit for each feature.
  public let rawValue: UInt128

  /// Creates a set from its bits.
  public init(rawValue: UInt128) {
    self.rawValue = rawValue
  }

  /// Creates a set with one feature.
  public init(_ feature: Feature) {
    rawValue = 1 << UInt128(feature.rawValue)
  }

  /// The features, in the order of their codes.
  public var features: [Feature] {
    Feature.allCases.filter { contains(FeatureSet($0)) }
  }
}

extension FeatureSet: ExpressibleByArrayLiteral {
  /// Creates a set from a literal.
  public init(arrayLiteral features: Feature...) {
    self.init(features)
  }

  /// Creates a set from a sequence.
  public init(_ features: some Sequence<Feature>) {
    self = features.reduce(into: FeatureSet(rawValue: 0)) { $0.formUnion(FeatureSet($1)) }
  }
}
