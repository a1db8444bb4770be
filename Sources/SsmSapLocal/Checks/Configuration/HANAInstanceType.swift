import AWSShapes

/// A type of EC2 instance that is certified for SAP HANA.
struct HANAInstanceType: Sendable, Hashable {
  /// The name, such as `r6i.16xlarge`.
  let name: String

  /// The memory in gibibytes.
  let memory: Int

  /// Whether AWS has newer types of the same kind.
  let isFormerGeneration: Bool

  /// Returns the type with the name; `nil` if it is not certified.
  static func certified(_ name: String) -> HANAInstanceType? {
    all.first { $0.name.hasSameBytes(as: name) }
  }

  /// A selection of the certified types.
  ///
  /// Source: SAP HANA on AWS, "SAP HANA EBS Storage Reference", which lists the types by memory.
  static let all: [HANAInstanceType] =
    family("r5", [("8xlarge", 256), ("12xlarge", 384), ("16xlarge", 512), ("24xlarge", 768)])
    + family("r5b", [("8xlarge", 256), ("12xlarge", 384), ("16xlarge", 512), ("24xlarge", 768)])
    + family(
      "r6i",
      [
        ("8xlarge", 256), ("12xlarge", 384), ("16xlarge", 512), ("24xlarge", 768),
        ("32xlarge", 1024),
      ])
    + family(
      "r7i",
      [
        ("8xlarge", 256), ("12xlarge", 384), ("16xlarge", 512), ("24xlarge", 768),
        ("48xlarge", 1536),
      ])
    + family("x2idn", [("16xlarge", 1024), ("24xlarge", 1536), ("32xlarge", 2048)])
    + family("x2iedn", [("24xlarge", 3072), ("32xlarge", 4096)])
    + family("u-6tb1", [("56xlarge", 6144), ("112xlarge", 6144)])
    + family("u7i-12tb", [("224xlarge", 12_288)])
    + family("r4", [("8xlarge", 244), ("16xlarge", 488)], isFormerGeneration: true)
    + family("x1", [("16xlarge", 976), ("32xlarge", 1952)], isFormerGeneration: true)
    + family("x1e", [("32xlarge", 3904)], isFormerGeneration: true)

  private static func family(
    _ name: String, _ sizes: [(size: String, memory: Int)], isFormerGeneration: Bool = false
  ) -> [HANAInstanceType] {
    sizes.map {
      HANAInstanceType(
        name: "\(name).\($0.size)", memory: $0.memory, isFormerGeneration: isFormerGeneration)
    }
  }
}
