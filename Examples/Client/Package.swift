// swift-tools-version: 6.2
import PackageDescription

// The whole client, with its default transport over libcurl.
let package = Package(
  name: "Client",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "aws-swift-protocols", path: "../..")],
  targets: [
    .executableTarget(
      name: "Client",
      dependencies: [.product(name: "SsmSap", package: "aws-swift-protocols")])
  ]
)
