// swift-tools-version: 6.2
import PackageDescription

// A server that accepts signed requests: the verifier, and FlyingFox for HTTP.
let package = Package(
  name: "Verifier",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "aws-swift-protocols", path: "../..", traits: []),
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.0")),
  ],
  targets: [
    .executableTarget(
      name: "Verifier",
      dependencies: [
        .product(name: "AWSSigV4", package: "aws-swift-protocols"),
        .product(name: "FlyingFox", package: "FlyingFox"),
      ])
  ]
)
