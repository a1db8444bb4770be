import SsmSapModels

/// A condition on an item: one filter, or several of one name with alternative values.
struct FilterCondition<Item>: Sendable {
  let field: FilterField<Item>
  let comparison: FilterOperator
  var values: [FilterValue]

  /// Whether an item need only meet one of the two conditions.
  func isAlternative(to other: FilterCondition) -> Bool {
    field.name == other.field.name && comparison == .equals && other.comparison == .equals
  }

  /// Whether the item meets the condition. An item without a value for the field does not.
  func isMet(by item: Item) -> Bool {
    field.values(item).contains { value in
      values.contains { value.order(to: $0).map(isMet(by:)) ?? false }
    }
  }

  private func isMet(by order: Int) -> Bool {
    switch comparison {
    case .greaterThanOrEquals: order >= 0
    case .lessThanOrEquals: order <= 0
    default: order == 0
    }
  }
}
