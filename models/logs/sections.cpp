// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/sections.h"

namespace signalbox::logs {

namespace {

class Groups {
public:
    std::vector<Section> of(const std::vector<MarkedLine>& markers, qint64 lineCount)
    {
        for (const MarkedLine& marked : markers)
            take(marked);
        leaveOpen(lineCount - 1);
        return std::move(m_found);
    }

private:
    void take(const MarkedLine& marked)
    {
        switch (marked.kind) {
        case Marker::Group:
        case Marker::RunGroup:
            leaveOpen(marked.line - 1);
            m_open = Section{.kind = Section::Kind::Group, .first = marked.line};
            break;
        case Marker::EndGroup:
            if (m_open) {
                m_open->failed = m_firstError.has_value();
                close(marked.line);
            }
            break;
        case Marker::Error:
            if (m_open && !m_firstError)
                m_firstError = marked.line;
            break;
        default:
            break;
        }
    }

    /// The open group has no end of its own; it reaches to `last` or to the first error in it.
    void leaveOpen(qint64 last)
    {
        if (m_open)
            close(m_firstError ? *m_firstError - 1 : last);
    }

    void close(qint64 last)
    {
        if (!m_open)
            return;
        m_open->last = last;
        if (m_open->last > m_open->first)
            m_found.push_back(*m_open);
        m_open.reset();
        m_firstError.reset();
    }

    std::vector<Section> m_found;
    std::optional<Section> m_open;
    std::optional<qint64> m_firstError;
};

} // namespace

std::vector<Section> groupsOf(const std::vector<MarkedLine>& markers, qint64 lineCount)
{
    return Groups().of(markers, lineCount);
}

} // namespace signalbox::logs
