import AWSJSON
import AWSShapes
import ArgumentParser
import JMESPath
import SsmSap
import SystemPackage

/// A command that calls one operation.
///
/// A generated command has the options and the tables; everything that it does stands here.
protocol OperationCommand: AsyncParsableCommand {
  associatedtype Input: ConstrainedShape & DecodableShape
  associatedtype Output: EncodableShape

  /// The name of the operation in the model.
  static var operation: String { get }
  /// The members of the input, in the order of the model.
  static var input: [Parameter] { get }
  /// Samples of the input and the output.
  static var skeletons: Skeletons { get }

  /// The values of the options, in the order of ``input``.
  var arguments: [OptionValue] { get }
  var request: RequestOptions { get }

  /// Calls the operation.
  func call(_ input: Input, with client: SsmSapClient) async throws(CallError) -> Output
}
