// swift-tools-version: 6.2
import PackageDescription

// The transport over libcurl, without a client. Its requests are those of swift-http-types.
let package = Package(
  name: "Transport",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "aws-swift-protocols", path: "../..", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
  ],
  targets: [
    .executableTarget(
      name: "Transport",
      dependencies: [
        .product(name: "CurlTransport", package: "aws-swift-protocols"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ])
  ]
)
