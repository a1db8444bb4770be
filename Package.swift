// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Readers are `~Escapable`, and functions that return one need a lifetime annotation.
// The modules that only call `decode` never see it.
let strictWithLifetimes = strict + [.enableExperimentalFeature("Lifetimes")]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

// libcurl is the default transport of clients. With the trait off, a client builds and links without
// libcurl and has to be given a transport.
let curlByTrait = Target.Dependency.target(
  name: "CurlTransport", condition: .when(traits: ["Curl"]))

// The server and the database of ssm-sap-local. No library product compiles them; with the trait off
// they are not downloaded either.
let localServer: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["LocalServer"])),
  .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["LocalServer"])),
  .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["LocalServer"])),
  .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["LocalServer"])),
]

// Telemetry is off unless asked for: without its trait none of these is compiled.
let telemetry: [Target.Dependency] = [
  .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"])),
  .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Metrics"])),
  .product(
    name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["Tracing"])),
]

let package = Package(
  name: "aws-swift-protocols",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "AWSSigV4", targets: ["AWSSigV4"]),
    .library(name: "AWSShapes", targets: ["AWSShapes"]),
    .library(name: "AWSEventStream", targets: ["AWSEventStream"]),
    .library(name: "AWSJSON", targets: ["AWSJSON"]),
    .library(name: "HTTPTransportAPI", targets: ["HTTPTransportAPI"]),
    .library(name: "CurlTransport", targets: ["CurlTransport"]),
    .library(name: "AWSRuntime", targets: ["AWSRuntime"]),
    .library(name: "AWSCredentials", targets: ["AWSCredentials"]),
    .library(name: "AWSClient", targets: ["AWSClient"]),
    .library(name: "SsmSapModels", targets: ["SsmSapModels"]),
    .library(name: "SsmSap", targets: ["SsmSap"]),
    .library(name: "SsmSapLocal", targets: ["SsmSapLocal"]),
    .library(name: "AWSTestKit", targets: ["AWSTestKit"]),
    .executable(name: "ssm-sap", targets: ["ssm-sap"]),
    .executable(name: "ssm-sap-local", targets: ["ssm-sap-local"]),
    .executable(name: "smithy-codegen", targets: ["smithy-codegen"]),
    .executable(name: "conformance", targets: ["conformance"]),
    .plugin(name: "SmithyCodegen", targets: ["SmithyCodegen"]),
  ],
  traits: [
    .trait(name: "Curl", description: "Clients send over libcurl by default"),
    .trait(
      name: "LocalServer", description: "ssm-sap-local can be built, with its server and database"),
    .trait(name: "Logging", description: "Calls are logged with swift-log"),
    .trait(name: "Metrics", description: "Calls are measured with swift-metrics"),
    .trait(name: "Tracing", description: "Calls are traced with swift-distributed-tracing"),
    .default(enabledTraits: ["Curl", "LocalServer"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.7.0"),
    // Without its trait for Foundation, of which the library products load the essentials at most.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.0")),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "AWSSigV4", dependencies: [crypto, httpTypes], swiftSettings: strict),
    .target(name: "AWSShapes", swiftSettings: strictWithLifetimes),
    .target(name: "AWSEventStream", swiftSettings: strict),
    .target(
      name: "AWSJSON", dependencies: ["AWSEventStream", "AWSShapes"],
      swiftSettings: strictWithLifetimes),
    .target(name: "HTTPTransportAPI", dependencies: [httpTypes], swiftSettings: strict),
    .systemLibrary(
      name: "CLibcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .target(
      name: "CurlTransport", dependencies: ["CLibcurl", "HTTPTransportAPI", httpTypes],
      swiftSettings: strict),
    .target(
      name: "AWSRuntime",
      dependencies: [
        "AWSEventStream", "AWSShapes", "AWSSigV4", "HTTPTransportAPI", crypto, httpTypes,
      ] + telemetry,
      swiftSettings: strict),
    .target(
      name: "AWSCredentials",
      dependencies: [
        "AWSRuntime", "AWSShapes", "AWSSigV4", "HTTPTransportAPI", crypto, httpTypes, subprocess,
        system,
      ],
      swiftSettings: strict),
    .target(
      name: "AWSClient",
      dependencies: [
        "AWSCredentials", "AWSJSON", "AWSRuntime", "AWSShapes", "AWSSigV4", "HTTPTransportAPI",
        httpTypes,
        curlByTrait,
      ],
      swiftSettings: strict),
    .target(
      name: "SsmSapModels", dependencies: ["AWSShapes"], exclude: ["Model"],
      swiftSettings: strict),
    .target(
      name: "SsmSap", dependencies: ["AWSClient", "AWSShapes", "SsmSapModels"],
      swiftSettings: strict),
    .target(
      name: "SsmSapLocal",
      dependencies: [
        "AWSJSON", "AWSShapes", "AWSSigV4", "HTTPTransportAPI", "SsmSapModels", crypto, httpTypes,
      ],
      swiftSettings: strict),
    .target(
      name: "AWSTestKit",
      dependencies: ["AWSRuntime", "AWSShapes", "HTTPTransportAPI", httpTypes],
      swiftSettings: strict),

    // What the executables share.
    .systemLibrary(name: "CTerminal"),
    .target(
      name: "CommandSupport", dependencies: ["CTerminal", argumentParser, system],
      swiftSettings: strict),
    .executableTarget(
      name: "ssm-sap",
      dependencies: [
        "AWSCredentials", "AWSJSON", "AWSShapes", "AWSSigV4", "CommandSupport", "HTTPTransportAPI",
        "JMESPath", "SsmSap", "SsmSapModels", argumentParser, httpTypes, system,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "ssm-sap-local",
      dependencies: [
        "AWSJSON", "AWSSigV4", "CommandSupport", "HTTPTransportAPI", "SsmSap", "SsmSapLocal",
        "SsmSapModels", argumentParser, curlByTrait, httpTypes,
      ] + localServer,
      resources: [.embedInCode("Page/Files")], swiftSettings: strict),
    // Queries on JSON values; no product has it.
    .target(
      name: "JMESPath", dependencies: ["AWSJSON", "AWSShapes"], swiftSettings: strictWithLifetimes),
    // Stands in for generated shapes where a model is read at run time; no product has it.
    .target(name: "DynamicShapes", dependencies: ["AWSShapes"], swiftSettings: strict),
    .executableTarget(
      name: "conformance",
      dependencies: [
        "AWSCredentials", "AWSEventStream", "AWSJSON", "AWSRuntime", "AWSShapes", "AWSSigV4",
        "AWSTestKit",
        "DynamicShapes", "HTTPTransportAPI", "JMESPath", "SsmSap", argumentParser, curlByTrait,
        httpTypes, system,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "smithy-codegen",
      dependencies: [
        "AWSJSON", "AWSRuntime", "AWSShapes", "CommandSupport", "JMESPath", argumentParser, system,
      ],
      swiftSettings: strict),
    .plugin(
      name: "SmithyCodegen",
      capability: .command(
        intent: .custom(
          verb: "smithy-codegen", description: "Generates Swift code from a Smithy model"),
        permissions: [
          .writeToPackageDirectory(reason: "Writes the generated code to the folder that you name")
        ]),
      dependencies: ["smithy-codegen"]),

    // Services that exist in tests only: every trait that the generator heeds, in both forms.
    .target(
      name: "GeneratedParcels", dependencies: ["AWSClient", "AWSShapes"],
      path: "Tests/TestServices/Parcels", exclude: ["Model"], swiftSettings: strict),
    .target(
      name: "GeneratedLedger", dependencies: ["AWSClient", "AWSShapes"],
      path: "Tests/TestServices/Ledger", exclude: ["Model"], swiftSettings: strict),
    .target(
      name: "GeneratedRadio", dependencies: ["AWSClient", "AWSShapes"],
      path: "Tests/TestServices/Radio", exclude: ["Model"], swiftSettings: strict),
    .target(
      name: "GeneratedParameterStore", dependencies: ["AWSClient", "AWSShapes"],
      path: "Tests/TestServices/ParameterStore", exclude: ["Model"], swiftSettings: strict),
    .target(
      name: "GeneratedKiln", dependencies: ["AWSClient", "AWSShapes"],
      path: "Tests/TestServices/Kiln", exclude: ["Model"], swiftSettings: strict),

    // Sends and receives a gigabyte, to measure its memory.
    .executableTarget(
      name: "stream-check",
      dependencies: [
        "AWSClient", "AWSShapes", "CurlTransport", "GeneratedParcels", "GeneratedRadio",
      ],
      path: "Tests/stream-check", swiftSettings: strict),

    // Servers on loopback for the tests of more than one module.
    .target(
      name: "TestServers",
      dependencies: ["AWSTestKit", .product(name: "FlyingSocks", package: "FlyingFox")],
      path: "Tests/TestServers", swiftSettings: strict),
    .target(
      name: "GeneratedOddities", dependencies: ["AWSClient", "AWSShapes"],
      path: "Tests/TestServices/Oddities", exclude: ["Model"], swiftSettings: strict),

    .testTarget(
      name: "AWSSigV4Tests", dependencies: ["AWSSigV4", crypto, httpTypes], exclude: ["Agreement"],
      swiftSettings: strict),
    .testTarget(name: "AWSShapesTests", dependencies: ["AWSShapes"], swiftSettings: strict),
    .testTarget(
      name: "AWSEventStreamTests", dependencies: ["AWSEventStream"], swiftSettings: strict),
    .testTarget(
      name: "AWSJSONTests",
      dependencies: [
        "AWSEventStream", "AWSJSON", "AWSShapes", "DynamicShapes", "GeneratedRadio",
      ],
      swiftSettings: strictWithLifetimes),
    .testTarget(
      name: "CurlTransportTests",
      dependencies: [
        "AWSClient", "AWSEventStream", "AWSShapes", "AWSTestKit", "CurlTransport",
        "GeneratedRadio", "HTTPTransportAPI", crypto, httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AWSRuntimeTests",
      dependencies: [
        "AWSRuntime", "AWSShapes", "AWSSigV4", "AWSTestKit", "HTTPTransportAPI", httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AWSTestKitTests",
      dependencies: ["AWSRuntime", "AWSShapes", "AWSTestKit", "HTTPTransportAPI", httpTypes],
      swiftSettings: strict),
    .testTarget(
      name: "AWSCredentialsTests",
      dependencies: [
        "AWSCredentials", "AWSRuntime", "AWSSigV4", "AWSTestKit", "HTTPTransportAPI", crypto,
        httpTypes, system,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AWSClientTests",
      dependencies: [
        "AWSClient", "AWSCredentials", "AWSRuntime", "AWSSigV4", "AWSTestKit", "CurlTransport",
        "GeneratedLedger", "GeneratedParcels", "HTTPTransportAPI", "TestServers", httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SsmSapTests",
      dependencies: [
        "AWSClient", "AWSCredentials", "AWSJSON", "AWSRuntime", "AWSShapes", "AWSSigV4",
        "AWSTestKit",
        "CurlTransport", "HTTPTransportAPI", "SsmSap", "SsmSapLocal", "SsmSapModels",
        "TestServers", httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "AWSClient", "AWSEventStream", "AWSJSON", "AWSShapes", "AWSSigV4", "AWSTestKit",
        "CurlTransport", "HTTPTransportAPI",
        "SsmSap", "SsmSapLocal", "SsmSapModels", "TestServers", httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SsmSapLocalTests",
      dependencies: [
        "AWSJSON", "AWSShapes", "AWSSigV4", "AWSTestKit", "HTTPTransportAPI", "SsmSapLocal",
        "SsmSapModels", httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "AWSCredentials", "AWSJSON", "AWSShapes", "AWSSigV4", "AWSTestKit", "CommandSupport",
        "HTTPTransportAPI", "JMESPath", "SsmSap", "SsmSapLocal", "SsmSapModels", "ssm-sap",
        "ssm-sap-local", argumentParser, httpTypes, system,
        .product(
          name: "NIOEmbedded", package: "swift-nio", condition: .when(traits: ["LocalServer"])),
      ] + localServer,
      swiftSettings: strict),
    .testTarget(
      name: "SmithyCodegenTests",
      dependencies: [
        "AWSClient", "AWSJSON", "AWSRuntime", "AWSShapes", "AWSSigV4", "AWSTestKit",
        "CurlTransport", "GeneratedKiln", "GeneratedLedger", "GeneratedOddities",
        "GeneratedParameterStore", "GeneratedParcels",
        "HTTPTransportAPI",
        "smithy-codegen", httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SsmSapModelsTests", dependencies: ["AWSJSON", "AWSShapes", "SsmSapModels"],
      swiftSettings: strict),
    .testTarget(
      name: "JMESPathTests", dependencies: ["AWSJSON", "AWSShapes", "JMESPath"],
      swiftSettings: strict),
    .testTarget(name: "ConformanceTests", dependencies: ["conformance"], swiftSettings: strict),
  ]
)

// The fuzz target over models, which Scripts/fuzz builds with libFuzzer. The package Fuzz cannot have
// it: it consists of the generator's files, which use what no product has.
if Context.environment["FUZZ_MODELS"] != nil {
  package.targets += [
    .target(name: "CFuzzer", path: "Fuzz/Sources/CFuzzer"),
    .executableTarget(
      name: "fuzz-model",
      dependencies: ["AWSJSON", "AWSRuntime", "AWSShapes", "CFuzzer", "JMESPath"],
      path: "Fuzz/Models"),
  ]
}
