import Testing

@Suite("The command demo", .timeLimit(.minutes(1)))
struct DemoCommandTests {
  @Test("The story takes its course, in plain lines where there is no terminal")
  func story() async throws {
    let demo = try Executable("ssm-sap-local")
    let (status, output, diagnostics) = try await demo.run(
      ["demo", "--time-factor", "1000"], closing: [])
    #expect(status == 0, "\(diagnostics)")
    #expect(!output.contains("\u{1B}"))
    for text in [
      "1. Register", "SUCCESS      REGISTER_APPLICATION", "2. Start",
      "COMPLETED    Start the component HDB-HDB00-hana1", "SUCCESS      START_APPLICATION",
      "3. Check", "4. Stop", "SUCCESS      STOP_APPLICATION", "5. Start it again, with a fault",
      "FAILED       Start the component HDB-HDB00-hana2", "ERROR        START_APPLICATION",
      "Everything happened as planned",
    ] {
      #expect(output.contains(text), "\(text)")
    }
  }
}
