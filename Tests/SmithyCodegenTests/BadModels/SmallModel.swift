/// A small model with much of what a model can have, from which mutants are made.
enum SmallModel {
  static let json = #"""
    {"smithy": "2.0", "shapes": {
      "t#Shelf": {"type": "service", "version": "1", "operations": [
          {"target": "t#GetBook"}, {"target": "t#ListBooks"}],
        "resources": [{"target": "t#Page"}], "errors": [{"target": "t#Busy"}],
        "traits": {"aws.auth#sigv4": {"name": "shelf"}, "aws.protocols#restJson1": {},
          "aws.api#service": {"sdkId": "Shelf", "endpointPrefix": "shelf"},
          "smithy.api#title": "A shelf", "smithy.api#documentation": "<p>Keeps books.</p>",
          "smithy.rules#clientContextParams": {"Row": {"type": "string"}}}},
      "t#Page": {"type": "resource", "read": {"target": "t#ReadPage"}},
      "t#ReadPage": {"type": "operation", "output": {"target": "t#Stream"},
        "traits": {"smithy.api#http": {"method": "GET", "uri": "/page", "code": 200},
          "smithy.api#readonly": {}}},
      "t#Stream": {"type": "structure", "members": {
        "ink": {"target": "t#Ink", "traits": {"smithy.api#httpPayload": {}}},
        "status": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpResponseCode": {}}}}},
      "t#Ink": {"type": "union", "traits": {"smithy.api#streaming": {}}, "members": {
        "drop": {"target": "t#Drop"}, "busy": {"target": "t#Busy"}}},
      "t#Drop": {"type": "structure", "members": {
        "size": {"target": "smithy.api#Byte", "traits": {"smithy.api#eventHeader": {}}},
        "bytes": {"target": "smithy.api#Blob", "traits": {"smithy.api#eventPayload": {}}}}},
      "t#GetBook": {"type": "operation", "input": {"target": "t#GetBookInput"},
        "output": {"target": "t#Book"}, "errors": [{"target": "t#Missing"}],
        "traits": {"smithy.api#http": {"method": "PUT", "uri": "/books/{id}", "code": 200},
          "smithy.api#endpoint": {"hostPrefix": "books."}, "smithy.api#idempotent": {}}},
      "t#GetBookInput": {"type": "structure", "members": {
        "id": {"target": "t#ID", "traits": {
          "smithy.api#httpLabel": {}, "smithy.api#required": {}}},
        "token": {"target": "smithy.api#String", "traits": {
          "smithy.api#idempotencyToken": {}, "smithy.api#httpHeader": "X-Token"}},
        "tags": {"target": "t#Tags", "traits": {"smithy.api#httpPrefixHeaders": "X-Tag-"}},
        "when": {"target": "smithy.api#Timestamp", "traits": {
          "smithy.api#httpQuery": "when", "smithy.api#timestampFormat": "date-time"}},
        "book": {"target": "t#Book", "traits": {"smithy.api#httpPayload": {}}}}},
      "t#ID": {"type": "string", "traits": {
        "smithy.api#length": {"min": 1, "max": 9}, "smithy.api#pattern": "^[a-z]+$"}},
      "t#Book": {"type": "structure", "members": {
        "title": {"target": "smithy.api#String", "traits": {"smithy.api#required": {},
          "smithy.api#documentation": "<p>The <code>title</code>.</p><ul><li>one</li></ul>"}},
        "pages": {"target": "t#Count", "traits": {"smithy.api#default": 1}},
        "price": {"target": "smithy.api#Double", "traits": {"smithy.api#range": {"min": 0.5}}},
        "genre": {"target": "t#Genre", "traits": {"smithy.api#jsonName": "kind"}},
        "rank": {"target": "t#Rank"}, "note": {"target": "t#Note"},
        "cover": {"target": "smithy.api#Blob", "traits": {"smithy.api#sensitive": {}}},
        "more": {"target": "smithy.api#Document"}, "sequel": {"target": "t#Book"},
        "all": {"target": "t#Books", "traits": {"smithy.api#deprecated": {"message": "no"}}}}},
      "t#Count": {"type": "integer", "traits": {"smithy.api#range": {"min": 1, "max": 5000}}},
      "t#Genre": {"type": "enum", "members": {
        "NOVEL": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "novel"}},
        "self": {"target": "smithy.api#Unit"}}},
      "t#Rank": {"type": "intEnum", "members": {
        "LOW": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}},
      "t#Note": {"type": "union", "members": {
        "text": {"target": "t#ID"}, "book": {"target": "t#Book"},
        "none": {"target": "smithy.api#Unit"}}},
      "t#Books": {"type": "list", "member": {"target": "t#Book"},
        "traits": {"smithy.api#length": {"max": 50}}},
      "t#Tags": {"type": "map", "key": {"target": "t#ID"},
        "value": {"target": "smithy.api#String"}},
      "t#Paged": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {
        "next": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "next"}},
        "size": {"target": "t#Count", "traits": {"smithy.api#httpQuery": "size"}}}},
      "t#ListBooks": {"type": "operation", "input": {"target": "t#ListBooksInput"},
        "output": {"target": "t#ListBooksOutput"},
        "traits": {"smithy.api#http": {"method": "GET", "uri": "/books", "code": 200},
          "smithy.api#paginated": {"inputToken": "next", "outputToken": "page.next",
            "items": "page.books", "pageSize": "size"}}},
      "t#ListBooksInput": {"type": "structure", "mixins": [{"target": "t#Paged"}], "members": {}},
      "t#ListBooksOutput": {"type": "structure", "members": {"page": {"target": "t#BookPage"}}},
      "t#BookPage": {"type": "structure", "members": {
        "books": {"target": "t#Books"}, "next": {"target": "smithy.api#String"}}},
      "t#Missing": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
        "traits": {"smithy.api#error": "client", "smithy.api#httpError": 404}},
      "t#Busy": {"type": "structure", "members": {
          "after": {"target": "smithy.api#Integer", "traits": {
            "smithy.api#httpHeader": "Retry-After"}}},
        "traits": {"smithy.api#error": "server", "smithy.api#retryable": {"throttling": true}}}
    }}
    """#
}
