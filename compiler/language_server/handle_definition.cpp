// Where names are declared and used, and giving them others.
#include <algorithm>
#include <set>

#include "compiler/language_server/server.h"
#include "compiler/parse/tokens.h"

namespace gblocks::lsp {
namespace {

/// A declaration as all programs see it.
struct Place {
  std::string path;
  uint32_t begin = 0;
  bool operator==(const Place&) const = default;
};

std::optional<Place> PlaceOf(const Analysis& analysis, const Entity& entity) {
  const std::optional<SourceRange> range = analysis.DeclarationOf(entity);
  if (!range || !range->file.valid() || analysis.IsLibrary(range->file)) return std::nullopt;
  return Place{analysis.source(range->file).path(), range->begin};
}

/// Calls `visit(analysis, occurrence)` for each place of what is declared at `place`, once.
template <class Visit>
void EachPlace(const Server& server, const std::string& word, const Place& place, Visit visit) {
  std::set<std::pair<std::string, uint32_t>> seen;
  for (const std::shared_ptr<const Analysis>& program : server.Programs(word)) {
    for (const Occurrence& one : program->occurrences()) {
      const std::optional<Place> declared = PlaceOf(*program, one.entity);
      if (!declared || *declared != place) continue;
      if (seen.emplace(program->source(one.range.file).path(), one.range.begin).second) visit(*program, one);
    }
  }
}

bool IsName(const std::string& text) {
  const SourceFile file("", text);
  const std::vector<SyntaxToken> tokens = RawTokens(file);
  return tokens.size() == 1 && tokens[0].begin == 0 && tokens[0].end == text.size() &&
         (tokens[0].token_class == TokenClass::kName || tokens[0].token_class == TokenClass::kKeyword);
}

/// Words that can never be a variable.
bool IsReserved(const std::string& text) {
  const SourceFile file("", text + " = 1\n");
  for (const SyntaxToken& token : Tokens(file)) return token.token_class != TokenClass::kName;
  return true;
}

const Occurrence* Renamed(const Request& request, Refusal& refusal) {
  const Occurrence* occurrence = request.analysis.OccurrenceAt(request.offset);
  if (occurrence == nullptr) {
    refusal.message = "There is no name here that can be changed.";
  } else if (!PlaceOf(request.analysis, occurrence->entity)) {
    refusal.message = "`" + std::string(request.analysis.source().Text(occurrence->range)) + "` belongs to gblocks.";
    occurrence = nullptr;
  }
  return occurrence;
}

}  // namespace

Json HandleDefinition(const Server& server, const Request& request) {
  const Occurrence* occurrence = request.analysis.OccurrenceAt(request.offset);
  if (occurrence == nullptr) return nullptr;
  const std::optional<SourceRange> range = request.analysis.DeclarationOf(occurrence->entity);
  return range ? server.LocationOf(request.analysis, *range) : Json();
}

Json HandleReferences(const Server& server, const Request& request) {
  const Occurrence* occurrence = request.analysis.OccurrenceAt(request.offset);
  if (occurrence == nullptr) return Json::array();
  const bool with_declaration = Holds(At(request.params, "context", "includeDeclaration"));
  Json locations = Json::array();
  const auto add = [&](const Analysis& analysis, const Occurrence& one) {
    if (one.is_declaration && !with_declaration) return;
    if (Json location = server.LocationOf(analysis, one.range); !location.is_null()) locations.push_back(std::move(location));
  };
  if (const std::optional<Place> place = PlaceOf(request.analysis, occurrence->entity)) {
    const std::string word(request.analysis.source(request.analysis.DeclarationOf(occurrence->entity)->file).Text(*request.analysis.DeclarationOf(occurrence->entity)));
    EachPlace(server, word, *place, add);
  } else {
    for (const Occurrence& one : request.analysis.occurrences()) {
      if (one.entity == occurrence->entity) add(request.analysis, one);
    }
  }
  return locations;
}

Json HandleHighlight(const Server& server, const Request& request) {
  const Occurrence* occurrence = request.analysis.OccurrenceAt(request.offset);
  Json highlights = Json::array();
  if (occurrence == nullptr) return highlights;
  for (const Occurrence& one : request.analysis.occurrences()) {
    if (one.entity != occurrence->entity) continue;
    highlights.push_back({{"range", RangeOf(request.analysis.source(), one.range.begin, one.range.end, server.encoding())},
                          {"kind", one.is_write ? 3 : 2}});
  }
  return highlights;
}

Json HandlePrepareRename(const Server& server, const Request& request, Refusal& refusal) {
  const Occurrence* occurrence = Renamed(request, refusal);
  if (occurrence == nullptr) return nullptr;
  return {{"range", RangeOf(request.analysis.source(), occurrence->range.begin, occurrence->range.end, server.encoding())},
          {"placeholder", request.analysis.source().Text(occurrence->range)}};
}

Json HandleRename(const Server& server, const Request& request, Refusal& refusal) {
  const Occurrence* occurrence = Renamed(request, refusal);
  if (occurrence == nullptr) return nullptr;
  const std::string name = Text(At(request.params, "newName"));
  if (!IsName(name) || IsReserved(name)) {
    refusal.message = "`" + name + "` cannot be a name: it takes letters, digits and `_`, no digit first, and no word of the language.";
    return nullptr;
  }
  const std::string old(request.analysis.source().Text(occurrence->range));
  const SourceRange declared = *request.analysis.DeclarationOf(occurrence->entity);
  const bool is_alias = request.analysis.source(declared.file).Text(declared) != old;  // `import x as old`
  std::map<std::string, Json> changes;
  const auto add = [&](const Analysis& analysis, const Occurrence& one) {
    if (analysis.source(one.range.file).Text(one.range) != old) return;
    const Json location = server.LocationOf(analysis, one.range);
    if (location.is_null() || (is_alias && analysis.source().path() != request.analysis.source().path())) return;
    Json& edits = changes.try_emplace(Text(location["uri"]), Json::array()).first->second;
    edits.push_back({{"range", location["range"]}, {"newText", name}});
  };
  EachPlace(server, old, *PlaceOf(request.analysis, occurrence->entity), add);
  return {{"changes", changes}};
}

}  // namespace gblocks::lsp
