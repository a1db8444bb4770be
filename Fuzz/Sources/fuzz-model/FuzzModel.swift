import AWSJSON
import AWSShapes
import CFuzzer
import Foundation

/// Feeds bytes to the generator of code: as they are, and as the choices that damage a small model.
///
/// Nothing may trap. Every failure says something, and what is generated has files whose names differ
/// and whose text no line separator of Unicode breaks.
@main
struct FuzzModel {
  static func main() {
    exit(
      fuzz(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        FuzzModel.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }

  private static let model = try? JSONCodec().decode(
    Document.self, from: Array(SmallModel.json.utf8))

  static func run(_ bytes: [UInt8]) {
    check(bytes)
    guard let model else { fatalError("the small model is malformed") }
    var mutator = ModelMutator(numbers: GivenNumbers(bytes: bytes))
    guard let mutant = try? JSONCodec().encode(mutator.mutant(of: model)) else { return }
    check(mutant)
  }

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
}
