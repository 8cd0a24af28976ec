// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_menu.h"

#include "common/icons.h"
#include "logs/log_text.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace signalbox::views {

namespace {

void addStampModes(QMenu& menu, LogText& text)
{
    QMenu* stamps = menu.addMenu(LogText::tr("Timestamps"));
    auto* group = new QActionGroup(stamps);
    const auto add = [stamps, group, &text](const QString& name, StampMode mode) {
        QAction* action = stamps->addAction(name);
        action->setCheckable(true);
        action->setChecked(text.stampMode() == mode);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &text, [&text, mode] { text.setStampMode(mode); });
    };
    add(LogText::tr("Off"), StampMode::Off);
    add(LogText::tr("Time of day (UTC)"), StampMode::Absolute);
    add(LogText::tr("Since the job began"), StampMode::Relative);
    add(LogText::tr("Time until the next line"), StampMode::Duration);
}

/// For whoever has no hand free for Ctrl and a click.
void addPages(QMenu& menu, LogText& text, const std::function<void(const QUrl&)>& open)
{
    constexpr int mostCharacters = 60;
    for (const QUrl& page : text.pagesIn(text.cursor().line)) {
        QString name = page.toDisplayString().replace(u'&', u"&&"_s);
        if (name.size() > mostCharacters)
            name = name.first(mostCharacters) + u'\u2026';
        QAction* action = menu.addAction(lineIcon(u"open"_s), LogText::tr("Open %1").arg(name));
        QObject::connect(action, &QAction::triggered, &text, [open, page] { open(page); });
    }
}

} // namespace

void fillLogMenu(QMenu& menu, LogText& text, const LogMenuActions& actions)
{
    const auto add = [&menu, &text](const QString& name, const QKeySequence& keys, std::function<void()> act) {
        QAction* action = menu.addAction(name);
        action->setEnabled(bool(act));
        action->setShortcut(keys);
        action->setShortcutVisibleInContextMenu(true);
        QObject::connect(action, &QAction::triggered, &text, std::move(act));
        return action;
    };
    addPages(menu, text, actions.openPage);
    add(LogText::tr("Copy"), QKeySequence::Copy, [&text] { text.copy(); })->setIcon(lineIcon(u"copy"_s));
    add(LogText::tr("Copy as issue text"), Qt::Key_Y, [&text] { Q_EMIT text.issueTextRequested(); });
    add(LogText::tr("Select all"), QKeySequence::SelectAll, [&text] { text.selectAll(); });
    menu.addSeparator();
    add(LogText::tr("Find…"), QKeySequence::Find, actions.find)->setIcon(lineIcon(u"search"_s));
    add(LogText::tr("Find in all jobs of the run…"), {}, actions.findInJobs);
    add(LogText::tr("Find in past runs of the job…"), {}, actions.findInRuns);
    add(LogText::tr("Compare with last green"), {}, actions.compare)->setIcon(lineIcon(u"compare"_s));
    menu.addSeparator();
    add(LogText::tr("Next error"), Qt::Key_F8, [&text] { text.goToNextError(); });
    add(LogText::tr("Previous error"), Qt::SHIFT | Qt::Key_F8, [&text] { text.goToPreviousError(); });
    menu.addSeparator();
    addStampModes(menu, text);
    QAction* follow = add(LogText::tr("Follow the end"), Qt::SHIFT | Qt::Key_F,
                          [&text] { text.setFollowing(!text.isFollowing()); });
    follow->setCheckable(true);
    follow->setChecked(text.isFollowing());
    add(LogText::tr("Fold all"), {}, [&text] { text.setAllFolded(true); });
    add(LogText::tr("Unfold all"), {}, [&text] { text.setAllFolded(false); });
    menu.addSeparator();
    add(LogText::tr("Save as…"), QKeySequence::Save, actions.saveAs);
    add(LogText::tr("Open the file"), {}, actions.openFile)->setIcon(lineIcon(u"open"_s));
}

} // namespace signalbox::views
