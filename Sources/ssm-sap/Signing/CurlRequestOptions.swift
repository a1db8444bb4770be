import ArgumentParser

/// A request, given with the options of curl.
struct CurlRequestOptions: ParsableArguments {
  @Argument(help: "The URL, with its scheme.")
  var url: String

  @Option(
    name: [.customShort("X"), .customLong("request")],
    help: ArgumentHelp("The method.", valueName: "method"))
  var method: String?

  @Option(
    name: [.customShort("H"), .customLong("header")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A header field, as 'Name: value'; may be repeated.", valueName: "field"))
  var headers: [String] = []

  @Option(
    name: [.customShort("d"), .customLong("data")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The body, or @ and a file without its line breaks; may be repeated.", valueName: "text"))
  var data: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The body byte for byte, or @ and a file.", valueName: "text"))
  var dataBinary: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The body, in which @ has no meaning.", valueName: "text"))
  var dataRaw: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The body, or @ and a file, with the header fields of JSON.", valueName: "text"))
  var json: [String] = []

  @Flag(
    name: [.customShort("G"), .customLong("get")],
    help: "Append the body to the URL as its query, and send a GET.")
  var get = false

  @Flag(name: [.customShort("I"), .customLong("head")], help: "Send a HEAD.")
  var head = false
}
