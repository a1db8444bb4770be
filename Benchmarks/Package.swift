// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What sends over the transport.
let transport: [Target.Dependency] = [
  "CCurlBaseline",
  .product(name: "CurlTransport", package: "aws-swift-protocols"),
  .product(name: "HTTPTransportAPI", package: "aws-swift-protocols"),
  .product(name: "HTTPTypes", package: "swift-http-types"),
]

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "measure", targets: ["measure"])],
  dependencies: [
    .package(name: "aws-swift-protocols", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    // Its own counting of allocations is off: the target CAllocationCounter counts.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    .target(name: "CAllocationCounter"),
    .target(name: "CCurlBaseline", linkerSettings: [.linkedLibrary("curl")]),
    .target(
      name: "Workloads",
      dependencies: [
        "CAllocationCounter",
        .product(name: "AWSEventStream", package: "aws-swift-protocols"),
        .product(name: "AWSJSON", package: "aws-swift-protocols"),
        .product(name: "AWSRuntime", package: "aws-swift-protocols"),
        .product(name: "AWSShapes", package: "aws-swift-protocols"),
        .product(name: "AWSSigV4", package: "aws-swift-protocols"),
        .product(name: "HTTPTransportAPI", package: "aws-swift-protocols"),
        .product(name: "SsmSap", package: "aws-swift-protocols"),
        .product(name: "SsmSapModels", package: "aws-swift-protocols"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "measure",
      dependencies: [
        "CAllocationCounter", "Workloads",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "measure-transport",
      dependencies: transport + [
        .product(name: "ArgumentParser", package: "swift-argument-parser")
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "measure-local",
      dependencies: [
        .product(name: "AWSSigV4", package: "aws-swift-protocols"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "CurlTransport", package: "aws-swift-protocols"),
        .product(name: "HTTPTransportAPI", package: "aws-swift-protocols"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .executableTarget(name: "soak", dependencies: transport, swiftSettings: strict),
    .executableTarget(
      name: "ProtocolLayer",
      dependencies: [
        "CAllocationCounter", "Workloads", .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/ProtocolLayer",
      swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
