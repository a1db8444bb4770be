// swift-tools-version: 6.2
import PackageDescription

// The codec and the shapes of a service: no other package is compiled.
let package = Package(
  name: "Codec",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "aws-swift-protocols", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "Codec",
      dependencies: [
        .product(name: "AWSJSON", package: "aws-swift-protocols"),
        .product(name: "SsmSapModels", package: "aws-swift-protocols"),
      ])
  ]
)
