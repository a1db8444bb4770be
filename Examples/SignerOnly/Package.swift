// swift-tools-version: 6.2
import PackageDescription

// A package that depends on the signer and on nothing else of this repository. It turns all package
// traits off, so that fewer packages are downloaded.
let package = Package(
  name: "SignerOnly",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "aws-swift-protocols", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "SignerOnly",
      dependencies: [.product(name: "AWSSigV4", package: "aws-swift-protocols")])
  ]
)
