// swift-tools-version: 6.2
import PackageDescription

// A package that depends on the signer and on nothing else of this repository.
let package = Package(
  name: "SignerOnly",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "aws-swift-protocols", path: "../..")],
  targets: [
    .executableTarget(
      name: "SignerOnly",
      dependencies: [.product(name: "AWSSigV4", package: "aws-swift-protocols")])
  ]
)
