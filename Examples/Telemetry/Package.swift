// swift-tools-version: 6.2
import PackageDescription

// The client with its telemetry on: calls are logged, measured and traced.
let package = Package(
  name: "Telemetry",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(
      name: "aws-swift-protocols", path: "../..",
      traits: [.defaults, "Logging", "Metrics", "Tracing"]),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
  ],
  targets: [
    .testTarget(
      name: "TelemetryTests",
      dependencies: [
        .product(name: "SsmSap", package: "aws-swift-protocols"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "InMemoryLogging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ])
  ]
)
