/// The features that a call uses.
public struct FeatureSet: OptionSet, Sendable, Hashable {
  /// A bit for each feature.
  public let rawValue: UInt128

  /// The set of these bits.
  public init(rawValue: UInt128) {
    self.rawValue = rawValue
  }

  /// The set of one feature.
  public init(_ feature: Feature) {
    rawValue = 1 << UInt128(feature.rawValue)
  }

  /// The features, in the order of their codes.
  public var features: [Feature] {
    Feature.allCases.filter { contains(FeatureSet($0)) }
  }
}

extension FeatureSet: ExpressibleByArrayLiteral {
  /// The set of these features.
  public init(arrayLiteral features: Feature...) {
    self.init(features)
  }

  /// The set of these features.
  public init(_ features: some Sequence<Feature>) {
    self = features.reduce(into: FeatureSet(rawValue: 0)) { $0.formUnion(FeatureSet($1)) }
  }
}
