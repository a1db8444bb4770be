// swift-tools-version: 6.2
import PackageDescription

// The client and the service in one process: no libcurl, no server, no account.
let package = Package(
  name: "StartWithProgress",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "aws-swift-protocols", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "StartWithProgress",
      dependencies: [
        .product(name: "SsmSap", package: "aws-swift-protocols"),
        .product(name: "SsmSapLocal", package: "aws-swift-protocols"),
      ])
  ]
)
