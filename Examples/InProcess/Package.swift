// swift-tools-version: 6.2
import PackageDescription

let ssmSap = Target.Dependency.product(name: "SsmSap", package: "aws-swift-protocols")

// The client without its default transport: this package neither compiles nor links libcurl.
let package = Package(
  name: "InProcess",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "aws-swift-protocols", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "InProcess",
      dependencies: [ssmSap, .product(name: "SsmSapLocal", package: "aws-swift-protocols")]),
    // Code that uses a client, and how to test it without a service.
    .target(name: "Maintenance", dependencies: [ssmSap]),
    .testTarget(
      name: "MaintenanceTests",
      dependencies: [
        "Maintenance", ssmSap, .product(name: "AWSTestKit", package: "aws-swift-protocols"),
        .product(name: "SsmSapLocal", package: "aws-swift-protocols"),
      ]),
  ]
)
