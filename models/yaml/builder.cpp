// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "yaml/builder.h"

#include "core/text_lines.h"

#include <libfyaml.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace signalbox::yaml {
namespace {

struct ParserEnd {
    void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};
struct DiagnosticsEnd {
    void operator()(fy_diag* diagnostics) const { fy_diag_destroy(diagnostics); }
};
using Parser = std::unique_ptr<fy_parser, ParserEnd>;
using Diagnostics = std::unique_ptr<fy_diag, DiagnosticsEnd>;

/// What stands between single quotes means: a line break is a space, blank lines are line breaks, and of two quotes in
/// a row one is left. https://yaml.org/spec/1.2.2/#732-single-quoted-style
QByteArray unquoted(QByteArrayView quoted)
{
    const QList<QByteArray> lines = quoted.toByteArray().split('\n');
    QByteArray text;
    qsizetype blank = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QByteArrayView line = lines[i];
        while (i > 0 && (line.startsWith(' ') || line.startsWith('\t')))
            line = line.sliced(1);
        while (i + 1 < lines.size() && (line.endsWith(' ') || line.endsWith('\t')))
            line.chop(1);
        if (i > 0 && i + 1 < lines.size() && line.isEmpty()) {
            ++blank;
            continue;
        }
        if (i > 0)
            text += blank > 0 ? QByteArray(blank, '\n') : QByteArray(" ");
        text += line;
        blank = 0;
    }
    return text.replace("''", "'");
}

QByteArrayView textOf(fy_token* token)
{
    size_t length = 0;
    const char* text = token ? fy_token_get_text(token, &length) : nullptr;
    return text ? QByteArrayView(text, static_cast<qsizetype>(length)) : QByteArrayView();
}

QString tagExplained()
{
    return u"'!' begins a tag of YAML here, which GitHub refuses; quote the text if it begins with '!'."_s;
}

/// Where in a line a value begins with '!', which a writer of conditions means as "not".
std::optional<int> tagIn(QByteArrayView line)
{
    const auto colon = line.indexOf(": !");
    if (colon < 0 || line.first(colon).contains('#'))
        return {};
    return static_cast<int>(colon) + 2;
}

/// What the parser says, in words that say what to do.
QString explained(QByteArrayView words)
{
    struct Explanation {
        QLatin1StringView begins;
        QLatin1StringView means;
    };
    static constexpr std::array explanations{
        Explanation{"tab character"_L1, "A tab indents this line; YAML takes blanks only."_L1},
        Explanation{"invalid multiline plain key"_L1, "This line has no colon, so it is no key of its mapping."_L1},
        Explanation{"double-quoted scalar without closing"_L1, "The double quote that begins here is never closed."_L1},
        Explanation{"single-quoted scalar without closing"_L1, "The single quote that begins here is never closed."_L1},
        Explanation{"flow sequence without a closing"_L1, "A list that was begun with [ is never closed."_L1},
        Explanation{"flow mapping without a closing"_L1, "A mapping that was begun with { is never closed."_L1},
        Explanation{"flow sequence with invalid extra"_L1, "There is one ] too many."_L1},
        Explanation{"flow mapping with invalid extra"_L1, "There is one } too many."_L1},
        Explanation{"invalid nested block mapping"_L1,
                    "A second colon stands in this line; quote the text if it belongs to it."_L1},
        Explanation{"invalid indentation"_L1, "This line is indented differently from those it belongs to."_L1},
        Explanation{"wrong inden"_L1, "This line is indented differently from those it belongs to."_L1},
        Explanation{"plain scalar cannot start with"_L1, "A text that begins with this sign must be quoted."_L1},
        Explanation{"invalid trailing content"_L1, "Text follows a closing quote; quote the whole of it."_L1},
        Explanation{"plain scalar is malformed UTF8"_L1, "This is not text in UTF-8."_L1},
        Explanation{"invalid escape"_L1, "A backslash in double quotes has no such meaning; use single quotes."_L1},
    };
    const auto found = std::ranges::find_if(explanations, [words](const Explanation& explanation) {
        return words.startsWith(QByteArrayView(explanation.begins.data(), explanation.begins.size()));
    });
    return found == explanations.end() ? u"This is not YAML: %1."_s.arg(QString::fromUtf8(words).trimmed())
                                       : QString(found->means);
}

} // namespace

Builder::Builder(Tree& tree, QByteArrayView parsed)
    : m_tree(tree)
    , m_parsed(parsed)
{
    m_tree.m_nodes.reserve(static_cast<size_t>(parsed.size() / 12 + 8));
}

std::optional<Builder::Mistake> Builder::build()
{
    const Diagnostics diagnostics(fy_diag_create(nullptr));
    if (!diagnostics)
        return {};
    fy_diag_set_collect_errors(diagnostics.get(), true);
    fy_parse_cfg settings{};
    // GitHub's own parser lets a line of a flow collection stand further left than strict YAML does.
    settings.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_SLOPPY_FLOW_INDENTATION
                                                     | FYPCF_DEFAULT_VERSION_1_2);
    settings.diag = diagnostics.get();
    const Parser parser(fy_parser_create(&settings));
    if (!parser || fy_parser_set_string(parser.get(), m_parsed.data(), static_cast<size_t>(m_parsed.size())) != 0)
        return {};
    for (bool more = true; more;) {
        fy_event* event = fy_parser_parse(parser.get());
        more = event && take(*event);
        fy_parser_event_free(parser.get(), event);
    }
    std::optional<Mistake> found;
    void* at = nullptr;
    if (const fy_diag_error* error = fy_diag_errors_iterate(diagnostics.get(), &at))
        found = mistake(error->line, error->column, explained(error->msg));
    while (!m_open.empty())
        close(m_end);
    return found;
}

/// False when nothing that follows is of interest: the document has ended, or is more than is read.
bool Builder::take(fy_event& event)
{
    const fy_mark* start = fy_event_start_mark(&event);
    const fy_mark* end = fy_event_end_mark(&event);
    if (start && end) {
        m_line = start->line + 1;
        m_range = {.start = static_cast<int>(start->input_pos), .end = static_cast<int>(end->input_pos)};
    }
    if (m_ended) {
        // GitHub reads one document a file.
        if (event.type == FYET_DOCUMENT_START)
            return stop(Problem::Kind::Document,
                        u"A second document begins here; GitHub reads one document in a file."_s);
        return true;
    }
    switch (event.type) {
    case FYET_MAPPING_START:
        return open(Tree::Kind::Mapping, event);
    case FYET_SEQUENCE_START:
        return open(Tree::Kind::Sequence, event);
    case FYET_SCALAR:
        return scalar(event);
    case FYET_ALIAS:
        return alias(event);
    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END:
        // A flow collection has a bracket to end with; one of blocks ends where the next one begins.
        if (m_open.empty())
            return false;
        close(m_tree.m_nodes[static_cast<size_t>(m_open.back().node)].style == Tree::Style::Flow ? m_range.end : m_end);
        return true;
    case FYET_DOCUMENT_END:
        m_ended = true;
        return true;
    default:
        return true;
    }
}

bool Builder::stop(Problem::Kind kind, const QString& what)
{
    m_tree.m_problems.push_back({.kind = kind, .range = m_range, .line = m_line, .what = what});
    return false;
}

/// A node of what the event begins; not yet in the document.
int Builder::make(Tree::Kind kind, fy_event& event)
{
    const auto node = static_cast<int>(m_tree.m_nodes.size());
    m_tree.m_nodes.push_back(
        {.kind = kind, .hasTag = fy_event_get_tag_token(&event) != nullptr, .line = m_line, .range = m_range});
    if (fy_token* anchor = fy_event_get_anchor_token(&event))
        m_anchors.insert(textOf(anchor).toByteArray(), node);
    return node;
}

/// Puts it where the document is being read.
bool Builder::put(int node)
{
    m_end = std::max(m_end, m_tree.m_nodes[static_cast<size_t>(node)].range.end);
    if (m_open.empty())
        return true;
    Open& open = m_open.back();
    Tree::Node& container = m_tree.m_nodes[static_cast<size_t>(open.node)];
    (open.last < 0 ? container.first : m_tree.m_nodes[static_cast<size_t>(open.last)].next) = node;
    open.last = node;
    ++container.children;
    if (m_tree.m_nodes[static_cast<size_t>(node)].kind == Tree::Kind::Scalar
        || m_tree.m_nodes[static_cast<size_t>(node)].isAlias)
        container.places += m_tree.m_nodes[static_cast<size_t>(node)].places;
    qint64 places = 0;
    for (const Open& around : m_open)
        places += m_tree.m_nodes[static_cast<size_t>(around.node)].places;
    return places <= Tree::mostPlaces
        || stop(Problem::Kind::Limit, u"The file holds more than GitHub reads; what follows is left out."_s);
}

bool Builder::open(Tree::Kind kind, fy_event& event)
{
    if (std::ssize(m_open) >= Tree::mostLevels)
        return stop(Problem::Kind::Limit, u"The file is nested deeper than GitHub reads; what follows is left out."_s);
    checkTag(event, false);
    const int node = make(kind, event);
    m_tree.m_nodes[static_cast<size_t>(node)].style
        = fy_event_get_node_style(&event) == FYNS_FLOW ? Tree::Style::Flow : Tree::Style::Block;
    const bool more = put(node);
    m_open.push_back({.node = node});
    return more;
}

void Builder::close(int end)
{
    const int node = m_open.back().node;
    m_open.pop_back();
    Tree::Node& closed = m_tree.m_nodes[static_cast<size_t>(node)];
    closed.range.end = std::max(closed.range.start, end);
    // A key whose value was not reached has nothing as its value.
    if (closed.kind == Tree::Kind::Mapping && closed.children % 2 == 1) {
        const auto nothing = static_cast<int>(m_tree.m_nodes.size());
        int last = closed.first;
        while (m_tree.m_nodes[static_cast<size_t>(last)].next >= 0)
            last = m_tree.m_nodes[static_cast<size_t>(last)].next;
        const core::TextRange behind{.start = closed.range.end, .end = closed.range.end};
        ++closed.children;
        m_tree.m_nodes[static_cast<size_t>(last)].next = nothing;
        m_tree.m_nodes.push_back(
            {.line = m_tree.m_nodes[static_cast<size_t>(last)].line, .range = behind, .text = QByteArrayView("")});
    }
    m_end = std::max(m_end, end);
    if (!m_open.empty()) {
        m_tree.m_nodes[static_cast<size_t>(m_open.back().node)].places
            += m_tree.m_nodes[static_cast<size_t>(node)].places;
    }
}

bool Builder::scalar(fy_event& event)
{
    const int index = make(Tree::Kind::Scalar, event);
    Tree::Node& node = m_tree.m_nodes[static_cast<size_t>(index)];
    fy_token* token = event.scalar.value;
    switch (token ? fy_token_scalar_style(token) : FYSS_PLAIN) {
    case FYSS_SINGLE_QUOTED:
        node.style = Tree::Style::Quoted;
        break;
    case FYSS_DOUBLE_QUOTED:
        node.style = Tree::Style::DoubleQuoted;
        break;
    case FYSS_LITERAL:
        node.style = Tree::Style::Literal;
        break;
    case FYSS_FOLDED:
        node.style = Tree::Style::Folded;
        break;
    default:
        break;
    }
    setText(node, token);
    checkTag(event, node.style == Tree::Style::Plain);
    m_tree.m_nodes[static_cast<size_t>(index)].range = written(token, node.style, m_range);
    return put(index);
}

void Builder::setText(Tree::Node& node, fy_token* token)
{
    // libfyaml 0.8 reads two quotes in a row wrong ('x''''y' as x'''), and loses memory where there are more.
    if (node.style == Tree::Style::Quoted && m_range.start >= 0 && m_range.end <= m_parsed.size()) {
        const QByteArrayView quoted = m_parsed.sliced(m_range.start, m_range.length());
        if (quoted.contains("''''") && !quoted.contains('\r')) {
            m_tree.m_texts.push_back(unquoted(quoted));
            node.text = m_tree.m_texts.back();
            return;
        }
    }
    const QByteArrayView meant = textOf(token);
    const int length = static_cast<int>(meant.size());
    // Most scalars stand in the file as they are meant.
    if (m_range.start >= 0 && m_range.start + length <= m_parsed.size()
        && (node.style != Tree::Style::Literal && node.style != Tree::Style::Folded)
        && m_parsed.sliced(m_range.start, length) == meant) {
        node.text = QByteArrayView(m_tree.m_bytes).sliced(m_range.start, length);
        return;
    }
    m_tree.m_texts.push_back(meant.toByteArray());
    node.text = m_tree.m_texts.back();
}

/// The piece of the file with what the marks leave out: quotes, and the `|` of a block scalar in the line above.
core::TextRange Builder::written(const fy_token* token, Tree::Style style, core::TextRange range) const
{
    const auto size = static_cast<int>(m_parsed.size());
    range.start = std::clamp(range.start, 0, size);
    range.end = std::clamp(range.end, range.start, size);
    // Where nothing was written, the mark is on the colon.
    if (range.isEmpty() && range.start < size && m_parsed[range.start] == ':')
        return {.start = range.start + 1, .end = range.start + 1};
    if (!token)
        return range;
    if (style == Tree::Style::Quoted || style == Tree::Style::DoubleQuoted)
        return {.start = std::max(0, range.start - 1), .end = std::min(size, range.end + 1)};
    if (style == Tree::Style::Literal || style == Tree::Style::Folded) {
        const char sign = style == Tree::Style::Literal ? '|' : '>';
        const auto at = m_parsed.first(range.start).lastIndexOf(sign);
        while (range.end > range.start && (m_parsed[range.end - 1] == ' ' || m_parsed[range.end - 1] == '\n'))
            --range.end;
        return {.start = at < 0 ? range.start : static_cast<int>(at), .end = range.end};
    }
    return range;
}

bool Builder::alias(fy_event& event)
{
    const QByteArray name = textOf(event.alias.anchor).toByteArray();
    const auto anchor = m_anchors.constFind(name);
    const bool isInside = anchor != m_anchors.cend() && std::ranges::find(m_open, *anchor, &Open::node) != m_open.end();
    const auto index = static_cast<int>(m_tree.m_nodes.size());
    // The mark stands behind the asterisk or on it, as the parser's version has it.
    if (m_range.start > 0 && m_range.start < m_parsed.size() && m_parsed[m_range.start] != '*'
        && m_parsed[m_range.start - 1] == '*')
        --m_range.start;
    if (anchor != m_anchors.cend() && !isInside) {
        Tree::Node copy = m_tree.m_nodes[static_cast<size_t>(*anchor)];
        copy.isAlias = true;
        copy.next = -1;
        copy.line = m_line;
        copy.range = m_range;
        m_tree.m_nodes.push_back(copy);
        return put(index);
    }
    const QString shown = QString::fromUtf8(name);
    stop(Problem::Kind::Alias,
         isInside ? u"&%1 holds itself."_s.arg(shown) : u"Nothing before this line is called &%1."_s.arg(shown));
    // A key keeps a value, or all that follows would be read as something else.
    m_tree.m_nodes.push_back({.isAlias = true, .line = m_line, .range = m_range, .text = QByteArrayView("")});
    return put(index);
}

void Builder::checkTag(fy_event& event, bool plain)
{
    fy_token* token = fy_event_get_tag_token(&event);
    if (!token)
        return;
    const fy_mark* start = fy_token_start_mark(token);
    const fy_mark* end = fy_token_end_mark(token);
    if (!start || !end)
        return;
    const auto from = std::clamp(static_cast<qsizetype>(start->input_pos), qsizetype(0), m_parsed.size());
    const auto to = std::clamp(static_cast<qsizetype>(end->input_pos), from, m_parsed.size());
    const QByteArrayView tag = m_parsed.sliced(from, to - from);
    static constexpr std::array typed{"!!bool"_L1, "!!int"_L1, "!!float"_L1, "!!null"_L1};
    if (tag == "!!str" || (plain && std::ranges::find(typed, QLatin1StringView(tag)) != typed.end()))
        return;
    m_tree.m_problems.push_back({.kind = Problem::Kind::Tag,
                                 .range = {.start = static_cast<int>(from), .end = static_cast<int>(to)},
                                 .line = start->line + 1,
                                 .what = tagExplained()});
}

/// `line` and `column` are the parser's, from 1.
Builder::Mistake Builder::mistake(int line, int column, const QString& what) const
{
    const core::TextLines lines(m_parsed);
    const auto size = static_cast<int>(m_parsed.size());
    const bool isBehind = line > lines.count();
    const int at = isBehind ? size : lines.offsetAt({.line = line, .column = column});
    int blamed = isBehind ? lines.count() : line;
    // A bracket that nobody closed swallows the lines behind it: it is the one to blame.
    const auto flow = std::ranges::find_if(m_open, [this](const Open& open) {
        return m_tree.m_nodes[static_cast<size_t>(open.node)].style == Tree::Style::Flow;
    });
    Problem problem{.range = {.start = at, .end = at}, .line = lines.lineAt(at), .what = what};
    if (flow != m_open.end()) {
        blamed = m_tree.m_nodes[static_cast<size_t>(flow->node)].line;
        problem.what
            = u"The bracket of line %1 is not closed, or a comma is missing between two entries."_s.arg(blamed);
    }
    while (blamed > 1
           && m_parsed.sliced(lines.lineRange(blamed).start, lines.lineRange(blamed).length()).trimmed().isEmpty())
        --blamed;
    const core::TextRange range = lines.lineRange(blamed);
    if (const auto tag = tagIn(m_parsed.sliced(range.start, range.length()))) {
        const int start = range.start + *tag;
        problem = {.kind = Problem::Kind::Tag,
                   .range = {.start = start, .end = start + 1},
                   .line = blamed,
                   .what = tagExplained()};
    }
    return {.problem = problem, .lineToLeaveOut = blamed};
}

} // namespace signalbox::yaml
