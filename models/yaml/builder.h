// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yaml/tree.h"

#include <QHash>

#include <optional>

struct fy_event;
struct fy_token;

namespace signalbox::yaml {

/// Makes a tree from libfyaml's events, one after the other. Private to this floor.
class Builder {
public:
    /// What is no YAML, and the line that is to blame for it.
    struct Mistake {
        Problem problem;
        int lineToLeaveOut = 0; ///< from 1
    };

    /// `parsed` has the size of the tree's bytes; lines that are to be left out are blank there.
    Builder(Tree& tree, QByteArrayView parsed);

    /// Reads to the end of the first document, or to the first mistake.
    std::optional<Mistake> build();

private:
    struct Open {
        int node = 0;
        int last = -1; ///< the newest place in it
    };

    bool take(fy_event& event);
    bool stop(Problem::Kind kind, const QString& what);
    int make(Tree::Kind kind, fy_event& event);
    bool put(int node);
    bool open(Tree::Kind kind, fy_event& event);
    void close(int end);
    bool scalar(fy_event& event);
    bool alias(fy_event& event);
    void checkTag(fy_event& event, bool plain);
    void setText(Tree::Node& node, fy_token* token);
    Mistake mistake(int line, int column, const QString& what) const;
    core::TextRange written(const fy_token* token, Tree::Style style, core::TextRange range) const;

    Tree& m_tree;
    QByteArrayView m_parsed;
    std::vector<Open> m_open; ///< the containers around the place that is being read
    QHash<QByteArray, int> m_anchors;
    core::TextRange m_range; ///< of the event
    int m_line = 1;
    int m_end = 0; ///< of the last place
    bool m_ended = false;
};

} // namespace signalbox::yaml
