// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include "history_player.h"

#include <QFile>

#include <set>

using namespace Qt::StringLiterals;

namespace signalbox::tests {
namespace {

using Kind = monitor::Transition::Kind;

QString nameOf(Kind kind)
{
    static const std::map<Kind, QString> names{
        {Kind::Broken, u"broken"_s},        {Kind::StillBroken, u"still"_s},
        {Kind::Fixed, u"fixed"_s},          {Kind::Started, u"started"_s},
        {Kind::Finished, u"finished"_s},    {Kind::WaitingForApproval, u"waiting"_s},
        {Kind::QueuedTooLong, u"queued"_s}, {Kind::SlowerThanUsual, u"slow"_s},
        {Kind::CronSilent, u"silent"_s},
    };
    return names.at(kind);
}

QString placeOf(const monitor::Transition& told)
{
    const auto& run = told.run;
    QString text;
    if (told.account != HistoryPlayer::ownAccount)
        text += told.account + u'>';
    const auto workflow = HistoryPlayer::workflowName(run.workflow);
    if (workflow != HistoryPlayer::ownWorkflow)
        text += workflow + u'!';
    if (!text.isEmpty() || run.branch != "main"_L1)
        text += run.branch + u'#';
    text += QString::number(run.number);
    if (run.attempt > 1)
        text += u'a' + QString::number(run.attempt);
    if (run.event.startsWith(u"pull_request"))
        text += u"{pr}"_s;
    return told.onDefaultBranch ? text + u'*' : text;
}

/// A wait may come again at the next gate, and a silence when the workflow was switched on meanwhile.
bool mayComeAgain(Kind kind)
{
    return kind == Kind::WaitingForApproval || kind == Kind::CronSilent;
}

} // namespace

std::vector<History> readHistories(const QString& file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file));
    std::vector<History> histories;
    QStringList kinds;
    for (const QString& line : QString::fromUtf8(source.readAll()).split(u'\n')) {
        if (line.startsWith(u'='))
            kinds = line.split(u' ', Qt::SkipEmptyParts).mid(2);
        if (!line.contains(u'|') || line.startsWith(u'#'))
            continue;
        QStringList cells;
        for (const QString& cell : line.split(u'|'))
            cells << cell.trimmed();
        histories.push_back({.name = cells[0],
                             .words = cells[1],
                             .told = cells[2],
                             .toldApart = cells.size() > 3 ? cells[3] : cells[2],
                             .kinds = kinds});
    }
    return histories;
}

Heard play(const History& history, Way way)
{
    Heard heard;
    QStringList told;
    std::set<QString> before;
    HistoryPlayer player(way, [&](const monitor::Transition& transition) {
        const QString text = nameOf(transition.kind) + u'@' + placeOf(transition);
        if (!before.insert(text).second && !mayComeAgain(transition.kind))
            heard.repeated << text;
        if (history.kinds.contains(nameOf(transition.kind)))
            told << text;
    });
    player.play(history.words);
    heard.told = told.join(u' ');
    return heard;
}

} // namespace signalbox::tests
