// swift-tools-version: 6.2
import PackageDescription

// A client over a transport of one's own, here Foundation's URLSession. It has no libcurl.
let package = Package(
  name: "URLSessionTransport",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "aws-swift-protocols", path: "../..", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
  ],
  targets: [
    .executableTarget(
      name: "URLSessionTransport",
      dependencies: [
        .product(name: "SsmSap", package: "aws-swift-protocols"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ])
  ]
)
