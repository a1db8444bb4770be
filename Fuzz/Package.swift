// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "aws-swift-protocols", path: "..")],
  targets: [
    // libFuzzer comes with the toolchain; `Scripts/fuzz` builds and links with it.
    .target(name: "CFuzzer"),
    // A link to DynamicShapes, which no product has. Names of targets are unique across packages.
    .target(
      name: "FuzzShapes",
      dependencies: [.product(name: "AWSShapes", package: "aws-swift-protocols")]),
    .executableTarget(
      name: "fuzz-signing",
      dependencies: [
        "CFuzzer", .product(name: "AWSSigV4", package: "aws-swift-protocols"),
      ]),
    .executableTarget(
      name: "fuzz-event-stream",
      dependencies: [
        "CFuzzer", .product(name: "AWSEventStream", package: "aws-swift-protocols"),
      ]),
    .executableTarget(
      name: "fuzz-response",
      dependencies: [
        "CFuzzer", .product(name: "AWSJSON", package: "aws-swift-protocols"),
        .product(name: "AWSShapes", package: "aws-swift-protocols"),
        "FuzzShapes",
      ]),
    .executableTarget(
      name: "fuzz-json",
      dependencies: [
        "CFuzzer", .product(name: "AWSJSON", package: "aws-swift-protocols"),
        .product(name: "AWSShapes", package: "aws-swift-protocols"),
      ]),
  ]
)
