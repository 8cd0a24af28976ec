// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/diff.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype context = 3;

QList<QByteArray> linesOf(const QByteArray& text)
{
    QList<QByteArray> lines = text.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

/// "12,3", "12" for one line, "0,0" for none.
QString rangeOf(qsizetype first, qsizetype count)
{
    if (count == 1)
        return QString::number(first + 1);
    return u"%1,%2"_s.arg(count == 0 ? first : first + 1).arg(count);
}

FileChange changeOf(const QString& path, const QByteArray& before, const QByteArray& after)
{
    const QList<QByteArray> old = linesOf(before);
    const QList<QByteArray> now = linesOf(after);
    const qsizetype shorter = std::min(old.size(), now.size());
    qsizetype head = 0;
    while (head < shorter && old.at(head) == now.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && old.at(old.size() - 1 - tail) == now.at(now.size() - 1 - tail))
        ++tail;
    const qsizetype start = std::max<qsizetype>(head - context, 0);
    const qsizetype behind = std::min(tail, context);
    QStringList lines;
    const auto add = [&lines](QChar mark, const QList<QByteArray>& from, qsizetype first, qsizetype end) {
        for (qsizetype index = first; index < end; ++index)
            lines.append(mark + QString::fromUtf8(from.at(index)));
    };
    add(u' ', old, start, head);
    add(u'-', old, head, old.size() - tail);
    add(u'+', now, head, now.size() - tail);
    add(u' ', old, old.size() - tail, old.size() - tail + behind);
    FileChange change{.path = path,
                      .status = u"modified"_s,
                      .after = after,
                      .additions = static_cast<int>(now.size() - tail - head),
                      .deletions = static_cast<int>(old.size() - tail - head)};
    change.patch = u"@@ -%1 +%2 @@\n"_s.arg(rangeOf(start, old.size() - tail + behind - start),
                                            rangeOf(start, now.size() - tail + behind - start))
        + lines.join(u'\n');
    return change;
}

} // namespace

std::vector<FileChange> changesBetween(const QMap<QString, QByteArray>& before, const QMap<QString, QByteArray>& after)
{
    QStringList paths = before.keys();
    for (const QString& path : after.keys()) {
        if (!before.contains(path))
            paths.append(path);
    }
    paths.sort();
    std::vector<FileChange> changes;
    for (const QString& path : std::as_const(paths)) {
        const bool was = before.contains(path);
        const bool is = after.contains(path);
        if (was && is && before.value(path) == after.value(path))
            continue;
        FileChange change = changeOf(path, before.value(path), after.value(path));
        if (!was || !is)
            change.status = was ? u"removed"_s : u"added"_s;
        if (!is)
            change.after = before.value(path);
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace signalbox::demo
