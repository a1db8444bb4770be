// swift-tools-version: 6.2
import PackageDescription

// A client of another service of AWS, generated from a model.
let package = Package(
  name: "AnotherService",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "aws-swift-protocols", path: "../..")],
  targets: [
    .target(
      name: "ParameterStore",
      dependencies: [
        .product(name: "AWSClient", package: "aws-swift-protocols"),
        .product(name: "AWSShapes", package: "aws-swift-protocols"),
      ]),
    .executableTarget(name: "AnotherService", dependencies: ["ParameterStore"]),
    .testTarget(
      name: "ParameterStoreTests",
      dependencies: [
        "ParameterStore", .product(name: "AWSTestKit", package: "aws-swift-protocols"),
      ]),
  ]
)
