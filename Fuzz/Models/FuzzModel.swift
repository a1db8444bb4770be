import AWSJSON
import AWSShapes
import CFuzzer
import Foundation

/// Feeds bytes to the generator of code: as they are, and as the choices that damage a good model,
/// of which the first byte selects one.
///
/// Nothing may trap. Every failure says something, and what is generated has files whose names differ
/// and whose text no stray line separator breaks.
///
/// With the argument `--write FOLDER INPUT...`, the program fuzzes nothing. It writes the models that
/// the inputs lead to, if code is generated for them, so that a compiler can check the code.
@main
struct FuzzModel {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count > 3, arguments[1] == "--write" {
      return try write(arguments[3...], to: URL(fileURLWithPath: arguments[2]))
    }
    exit(
      fuzz(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        FuzzModel.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }

  static func run(_ bytes: [UInt8]) {
    check(bytes)
    if let mutant = mutant(bytes) { check(mutant) }
  }

  // MARK: Models

  /// The small model of the tests, then the models of the services that exist in tests only.
  private static let models: [Document] = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Tests/TestServices")
    let paths = FileManager.default.enumerator(atPath: tests.path)?.compactMap { $0 as? String }
    let files = (paths ?? []).filter { $0.hasSuffix(".smithy.json") }.sorted()
    guard !files.isEmpty else { fatalError("\(tests.path) has no models") }
    let texts = files.map { file -> [UInt8] in
      guard let data = try? Data(contentsOf: tests.appending(path: file)) else {
        fatalError("cannot read \(file)")
      }
      return Array(data)
    }
    // A model with several services leads to code only for one that is named.
    let usable = ([Array(SmallModel.json.utf8)] + texts).filter { text in
      (try? Generator(text, named: "model.json", Generator.Options())) != nil
    }
    guard usable.count > 1 else { fatalError("the models are malformed") }
    return usable.map { text in
      do {
        return try JSONCodec().decode(Document.self, from: text)
      } catch {
        fatalError("a model is malformed: \(error)")
      }
    }
  }()

  /// The damaged model that the bytes lead to.
  private static func mutant(_ bytes: [UInt8]) -> [UInt8]? {
    guard let first = bytes.first else { return nil }
    var mutator = ModelMutator(numbers: GivenNumbers(bytes: Array(bytes.dropFirst())))
    // The small model leads to code in the least time.
    let index = first < 0x80 ? 0 : Int(first) % models.count
    return try? JSONCodec().encode(mutator.mutant(of: models[index]))
  }

  // MARK: Checks

  private static func check(_ model: [UInt8]) {
    do {
      let generator = try Generator(model, named: "model.json", Generator.Options())
      let files = generator.models + generator.client
      if Set(files.map { $0.path.lowercased() }).count < files.count {
        fatalError("two files have one name")
      }
      let isBroken = { (scalar: Unicode.Scalar) in scalar == "\u{2028}" || scalar == "\r" }
      if files.contains(where: { $0.text.unicodeScalars.contains(where: isBroken) }) {
        fatalError("a line ends that should not")
      }
    } catch {
      if "\(error)".utf8.count < 10 { fatalError("an error without a reason: \(error)") }
    }
  }

  private static func write(_ inputs: ArraySlice<String>, to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for input in inputs {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: input)))
      guard let model = mutant(bytes),
        (try? Generator(model, named: "model.json", Generator.Options())) != nil
      else { continue }
      let name = URL(fileURLWithPath: input).lastPathComponent
      try Data(model).write(to: folder.appending(path: "\(name).json"))
    }
  }
}
