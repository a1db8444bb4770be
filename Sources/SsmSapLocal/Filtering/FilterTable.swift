import AWSShapes
import SsmSapModels

/// The filters that an operation knows, and how they apply to its items.
///
/// Filters with different names must all match. Of several filters with one name and the operator
/// `Equals`, one has to match.
///
/// Source: AWS Systems Manager for SAP API Reference, "Filter", for the values of one filter.
struct FilterTable<Item>: Sendable {
  private let fields: [FilterField<Item>]

  /// Creates a table from fields with distinct names.
  init(_ fields: [FilterField<Item>]) {
    self.fields = fields
  }

  /// Returns the items that match the filters, in their order.
  ///
  /// - Throws: A `ValidationException` if a filter has an unknown name, an operator that its field
  ///   does not have, or a value of the wrong kind (inferred).
  func matches(among items: [Item], of filters: [Filter]?) throws(LocalFailure) -> [Item] {
    try matches(among: items, of: filters) { $0 }
  }

  /// Returns the elements whose items match the filters, in their order.
  ///
  /// - Parameters:
  ///   - elements: The elements.
  ///   - filters: The filters; `nil` for none.
  ///   - item: Returns the item of an element.
  /// - Throws: As ``matches(among:of:)``.
  func matches<Element>(
    among elements: [Element], of filters: [Filter]?, by item: (Element) -> Item
  ) throws(LocalFailure) -> [Element] {
    guard let filters, !filters.isEmpty else { return elements }
    var conditions: [FilterCondition<Item>] = []
    for filter in filters {
      let condition = try condition(of: filter)
      if let index = conditions.firstIndex(where: { $0.isAlternative(to: condition) }) {
        conditions[index].values += condition.values
      } else {
        conditions.append(condition)
      }
    }
    return elements.filter { element in
      let item = item(element)
      return conditions.allSatisfy { $0.isMet(by: item) }
    }
  }

  private func condition(of filter: Filter) throws(LocalFailure) -> FilterCondition<Item> {
    guard let field = fields.first(where: { $0.name.hasSameBytes(as: filter.name) }) else {
      throw .validation(
        "no filter has the name \(filter.name); known names are "
          + fields.map(\.name).joined(separator: ", "))
    }
    guard field.operators.contains(filter.operator) else {
      throw .validation(
        "the filter \(field.name) does not have the operator \(filter.operator); known operators are "
          + field.operators.map(\.rawValue).joined(separator: ", "))
    }
    return FilterCondition(
      field: field, comparison: filter.operator, values: [try field.value(of: filter.value)])
  }
}
