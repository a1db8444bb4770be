import Testing

@testable import ssm_sap

@Suite("Misspelled subcommands")
struct SubcommandSuggestionTests {
  @Test(
    "The closest subcommand is suggested",
    arguments: [
      (["get-oparation", "--operation-id", "x"], "get-operation"), (["sing"], "sign"),
      (["config", "docter"], "doctor"),
    ])
  func suggestion(arguments: [String], closest: String) {
    let suggestion = SubcommandSuggestion(for: arguments, of: SsmSapCommand.self)
    #expect(suggestion?.closest == closest)
  }

  @Test("A word like none has no suggestion, but is named")
  func unlike() {
    let suggestion = SubcommandSuggestion(for: ["quit-everything"], of: SsmSapCommand.self)
    #expect(
      suggestion?.description == "unknown subcommand 'quit-everything' of 'ssm-sap'.")
  }

  @Test(
    "A command line without a misspelled subcommand has none",
    arguments: [
      [], ["get-operation"], ["--help"], ["help", "sing"], ["config", "--help"],
      ["sign", "https://example.com"],
    ])
  func none(arguments: [String]) {
    #expect(SubcommandSuggestion(for: arguments, of: SsmSapCommand.self) == nil)
  }

  @Test(
    "The distance counts insertions, deletions and replacements",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("a", "a", 0),
    ])
  func distance(first: String, second: String, edits: Int) {
    #expect(EditDistance.between(first, second) == edits)
  }
}

@Suite("Misspelled options")
struct OptionSuggestionTests {
  @Test(
    "The closest option of the subcommand is suggested",
    arguments: [
      (["get-operation", "--operation-idd", "x"], "--operation-id"),
      (["get-operation", "--regon=x"], "--region"), (["config", "doctor", "--debog"], "--debug"),
    ])
  func suggestion(arguments: [String], closest: String) {
    #expect(OptionSuggestion(for: arguments, of: SsmSapCommand.self)?.closest == closest)
  }

  @Test(
    "Options that exist, and words like none, have no suggestion",
    arguments: [
      ["get-operation", "--operation-id", "x"], ["get-operation", "--help"],
      ["get-operation", "--unlike-anything-there-is"], ["sign", "--", "--regon"],
    ])
  func none(arguments: [String]) {
    #expect(OptionSuggestion(for: arguments, of: SsmSapCommand.self) == nil)
  }
}
