import AWSShapes
import SsmSapModels

/// The input of an operation that returns a list in pages.
protocol PagedInput: EncodableShape {
  /// The token of the page; `nil` for the first page.
  var nextToken: String? { get set }

  /// The largest number of items on a page.
  var maxResults: Int32? { get set }
}

extension ListApplicationsInput: PagedInput {}
extension ListComponentsInput: PagedInput {}
extension ListConfigurationCheckDefinitionsInput: PagedInput {}
extension ListConfigurationCheckOperationsInput: PagedInput {}
extension ListDatabasesInput: PagedInput {}
extension ListOperationEventsInput: PagedInput {}
extension ListOperationsInput: PagedInput {}
extension ListSubCheckResultsInput: PagedInput {}
extension ListSubCheckRuleResultsInput: PagedInput {}
