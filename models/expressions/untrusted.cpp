// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/untrusted.h"

#include "expressions/names.h"
#include "expressions/segments.h"
#include "expressions/tree.h"

#include <algorithm>

namespace signalbox::expressions {

namespace {

/// Follows what comes out of an expression from its root down.
class OutputWalk {
public:
    OutputWalk(const Tree& tree, const Language& language, std::vector<UntrustedInput>& found)
        : m_tree(tree)
        , m_language(language)
        , m_found(found)
    {
    }

    /// No deeper than an expression may be.
    void follow(int index, bool isWrittenOut)
    {
        const Node& node = m_tree[index];
        switch (node.kind) {
        case NodeKind::Context:
        case NodeKind::Property:
        case NodeKind::Index:
        case NodeKind::Filter:
            followPath(index, isWrittenOut);
            return;
        case NodeKind::Call:
            followCall(node, isWrittenOut);
            return;
        case NodeKind::And: // all but the last come out only when they are empty
            for (int child = node.first; child >= 0; child = m_tree[child].next) {
                if (m_tree[child].next < 0)
                    follow(child, isWrittenOut);
            }
            return;
        case NodeKind::Or:
            for (int child = node.first; child >= 0; child = m_tree[child].next)
                follow(child, isWrittenOut);
            return;
        default:
            return;
        }
    }

private:
    void followCall(const Node& node, bool isWrittenOut)
    {
        const int index = m_language.function(m_tree.nameOf(node));
        if (index < 0)
            return;
        const Function& function = m_language.functions()[static_cast<size_t>(index)];
        const QByteArrayView name = function.name;
        if (function.result.kind() == Type::Kind::Bool || sameName(name, "hashFiles"))
            return;
        const bool isCase = sameName(name, "case");
        const bool writes = isWrittenOut || sameName(name, "toJSON");
        int position = 0;
        for (int child = node.first; child >= 0; child = m_tree[child].next, ++position) {
            if (isCase && position % 2 == 0 && position + 1 < node.count)
                continue; // a condition
            follow(child, writes);
        }
    }

    void followPath(int index, bool isWrittenOut)
    {
        std::vector<QByteArray> parts;
        int at = index;
        for (;;) {
            const Node& node = m_tree[at];
            if (node.kind == NodeKind::Property || node.kind == NodeKind::Context) {
                parts.push_back(m_tree.nameOf(node).toByteArray());
            } else if (node.kind == NodeKind::Index) {
                const Node& picked = m_tree[m_tree[node.first].next];
                parts.push_back(picked.kind == NodeKind::String ? unquoted(m_tree.nameOf(picked)) : "*");
            } else if (node.kind == NodeKind::Filter) {
                parts.push_back("*");
            } else {
                follow(at, isWrittenOut); // what a function or brackets gave
                return;
            }
            if (node.kind == NodeKind::Context)
                break;
            at = node.first;
        }
        std::ranges::reverse(parts);
        compare(parts, m_tree[index].range, isWrittenOut);
    }

    void compare(const std::vector<QByteArray>& parts, core::TextRange range, bool isWrittenOut)
    {
        for (const std::vector<QByteArray>& path : m_language.untrusted()) {
            if (parts.size() > path.size() || (parts.size() < path.size() && !isWrittenOut))
                continue;
            const auto fits = [](const QByteArray& part, const QByteArray& listed) {
                return part == "*" || sameName(part, listed);
            };
            if (!std::equal(parts.begin(), parts.end(), path.begin(), fits))
                continue;
            m_found.push_back({range, path.front(), parts.size() < path.size()});
            for (size_t i = 1; i < path.size(); ++i)
                m_found.back().path += '.' + path[i];
            return;
        }
    }

    const Tree& m_tree;
    const Language& m_language;
    std::vector<UntrustedInput>& m_found;
};

} // namespace

std::vector<UntrustedInput> untrusted(QByteArrayView text, const Language& language)
{
    std::vector<UntrustedInput> found;
    for (const Segment& segment : segments(text)) {
        const Tree tree = segment.isClosed ? Tree::read(text, segment.inner) : Tree();
        if (!tree.isEmpty())
            OutputWalk(tree, language, found).follow(tree.root(), false);
    }
    return found;
}

} // namespace signalbox::expressions
