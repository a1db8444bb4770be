import ArgumentParser
import SsmSap

/// The options of a signature's scope and algorithm.
struct SigningScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The signing name of the service. By default that of an AWS host, else ssm-sap.",
      valueName: "name"))
  var service: String?

  @Flag(
    name: .customLong("sigv4a"),
    help: "Use SigV4a. --region is then a set such as 'eu-*,us-east-1'.")
  var usesSigV4a = false

  @Option(
    help: ArgumentHelp(
      "The time, such as 20260131T083000Z or 2026-01-31T08:30:00Z.", valueName: "time"))
  var date: SigningDate?
}
