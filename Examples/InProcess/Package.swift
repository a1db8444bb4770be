// swift-tools-version: 6.2
import PackageDescription

// The client without its default transport: this package neither compiles nor links libcurl.
let package = Package(
  name: "InProcess",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "aws-swift-protocols", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "InProcess",
      dependencies: [
        .product(name: "SsmSap", package: "aws-swift-protocols"),
        .product(name: "SsmSapLocal", package: "aws-swift-protocols"),
      ])
  ]
)
