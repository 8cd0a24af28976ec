// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/yaml_tree.h"

#include <QHash>

#include <libfyaml.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace signalbox::workflow {
namespace {

struct ParserEnd {
    void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};
struct DiagnosticsEnd {
    void operator()(fy_diag* diagnostics) const { fy_diag_destroy(diagnostics); }
};
using Parser = std::unique_ptr<fy_parser, ParserEnd>;
using Diagnostics = std::unique_ptr<fy_diag, DiagnosticsEnd>;

QString textOf(fy_token* token)
{
    size_t length = 0;
    const char* text = token ? fy_token_get_text(token, &length) : nullptr;
    return text ? QString::fromUtf8(text, static_cast<qsizetype>(length)) : QString();
}

} // namespace

/// Makes the tree from the parser's events, one after the other.
class YamlBuilder {
public:
    explicit YamlBuilder(YamlTree& tree)
        : m_tree(tree)
    {
    }

    /// False when nothing that follows is of interest: the document has ended, or is more than is read.
    bool take(fy_event& event)
    {
        const fy_mark* mark = fy_event_start_mark(&event);
        m_line = mark ? mark->line + 1 : m_line;
        switch (event.type) {
        case FYET_MAPPING_START:
            return open(YamlTree::Kind::Mapping, event);
        case FYET_SEQUENCE_START:
            return open(YamlTree::Kind::Sequence, event);
        case FYET_SCALAR:
            return scalar(event);
        case FYET_ALIAS:
            return alias(textOf(event.alias.anchor));
        case FYET_MAPPING_END:
        case FYET_SEQUENCE_END:
            close();
            return !m_open.empty();
        case FYET_DOCUMENT_END:
            return false;
        default:
            return true;
        }
    }

private:
    bool stop(const QString& what)
    {
        m_tree.m_problems.push_back({.line = m_line, .what = what});
        return false;
    }

    /// Puts a place that stands for `places` of them where the document is being read.
    bool put(size_t node, qint64 places)
    {
        m_places += places;
        if (m_places > YamlTree::mostPlaces)
            return stop(u"The file holds more than GitHub reads; what follows is left out."_s);
        if (!m_open.empty()) {
            m_tree.m_nodes[m_open.back()].items.push_back(node);
            m_weight[m_open.back()] += places;
        }
        return true;
    }

    size_t make(YamlTree::Kind kind, fy_event& event)
    {
        const size_t node = m_tree.m_nodes.size();
        m_tree.m_nodes.push_back({.kind = kind, .line = m_line});
        m_weight.push_back(1);
        if (fy_token* anchor = fy_event_get_anchor_token(&event))
            m_anchors.insert(textOf(anchor), node);
        return node;
    }

    bool open(YamlTree::Kind kind, fy_event& event)
    {
        if (std::ssize(m_open) >= YamlTree::mostLevels)
            return stop(u"The file is nested deeper than GitHub reads; what follows is left out."_s);
        const size_t node = make(kind, event);
        const bool more = put(node, 1);
        m_open.push_back(node);
        return more;
    }

    void close()
    {
        const size_t node = m_open.back();
        m_open.pop_back();
        // Its own place is counted where it was put.
        if (!m_open.empty())
            m_weight[m_open.back()] += m_weight[node] - 1;
    }

    bool scalar(fy_event& event)
    {
        const size_t node = make(YamlTree::Kind::Scalar, event);
        m_tree.m_nodes[node].text = textOf(event.scalar.value);
        m_tree.m_nodes[node].plain = !event.scalar.value || fy_token_scalar_style(event.scalar.value) == FYSS_PLAIN;
        return put(node, 1) && !m_open.empty();
    }

    bool alias(const QString& name)
    {
        const auto anchor = m_anchors.constFind(name);
        if (anchor != m_anchors.cend() && std::ranges::find(m_open, *anchor) == m_open.end())
            return put(*anchor, m_weight[*anchor]) && !m_open.empty();
        m_tree.m_problems.push_back({.line = m_line,
                                     .what = anchor == m_anchors.cend()
                                         ? u"Nothing before this line is called &%1."_s.arg(name)
                                         : u"&%1 holds itself."_s.arg(name)});
        // A key keeps a value, or all that follows would be read as something else.
        m_tree.m_nodes.push_back({.kind = YamlTree::Kind::Scalar, .line = m_line});
        m_weight.push_back(1);
        return put(m_tree.m_nodes.size() - 1, 1) && !m_open.empty();
    }

    YamlTree& m_tree;
    std::vector<size_t> m_open; ///< the containers around the place that is being read
    std::vector<qint64> m_weight; ///< for each node: the places in it, itself among them
    QHash<QString, size_t> m_anchors;
    qint64 m_places = 0;
    int m_line = 1;
};

core::Result<YamlTree> YamlTree::read(const QByteArray& text)
{
    if (text.size() > mostBytes) {
        return std::unexpected(core::Error{.kind = core::ErrorKind::Malformed,
                                           .what = u"The workflow file is larger than GitHub reads."_s,
                                           .advice = u"Make it smaller than 500 kB."_s});
    }
    YamlTree tree;
    const Diagnostics diagnostics(fy_diag_create(nullptr));
    fy_diag_set_collect_errors(diagnostics.get(), true);
    fy_parse_cfg settings{};
    // The service's own parser lets a line of a flow collection stand further left than strict YAML does.
    settings.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_SLOPPY_FLOW_INDENTATION
                                                     | FYPCF_DEFAULT_VERSION_1_2);
    settings.diag = diagnostics.get();
    const Parser parser(fy_parser_create(&settings));
    if (!parser || fy_parser_set_string(parser.get(), text.constData(), static_cast<size_t>(text.size())) != 0)
        return tree;
    YamlBuilder builder(tree);
    for (bool more = true; more;) {
        fy_event* event = fy_parser_parse(parser.get());
        more = event && builder.take(*event);
        fy_parser_event_free(parser.get(), event);
    }
    void* at = nullptr;
    if (const fy_diag_error* error = fy_diag_errors_iterate(diagnostics.get(), &at)) {
        tree.m_problems.push_back({.line = error->line + 1,
                                   .what = u"This is not YAML (%1); what follows is left out."_s.arg(
                                       QString::fromUtf8(error->msg).trimmed())});
    }
    return tree;
}

} // namespace signalbox::workflow
