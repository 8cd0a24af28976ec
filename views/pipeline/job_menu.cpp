// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_menu.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "core/outcome.h"
#include "graph/kind_icon.h"

#include <QActionGroup>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::views::JobMenu", text);
}

/// "Show as": the kinds, one of them checked, and the way back.
void addKinds(QMenu& menu, const JobMenuFacts& facts,
              const std::function<void(std::optional<lists::JobKind>)>& corrected)
{
    auto* kinds = menu.addMenu(lineIcon(iconOf(facts.kind)), tr("Show as"));
    kinds->setObjectName(u"showAs"_s);
    auto* group = new QActionGroup(kinds);
    const auto add = [&](const QString& text, bool checked, std::optional<lists::JobKind> kind) {
        QAction* action = kinds->addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &menu, [corrected, kind] { corrected(kind); });
    };
    add(tr("Recognised by itself"), !facts.isCorrected, std::nullopt);
    kinds->addSeparator();
    for (const lists::JobKind kind : lists::allKinds())
        add(title(kind), facts.isCorrected && kind == facts.kind, kind);
}

} // namespace

void popUpJobMenu(QWidget* parent, const core::Job& job, const JobMenuFacts& facts, const QPoint& at,
                  std::function<void(JobMenuChoice)> chosen,
                  const std::function<void(std::optional<lists::JobKind>)>& corrected)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto add = [menu](const QString& icon, const QString& text, JobMenuChoice choice) {
        QAction* action = menu->addAction(lineIcon(icon), text);
        action->setData(static_cast<int>(choice));
        return action;
    };
    add(u"log"_s, tr("Open log"), JobMenuChoice::OpenLog);
    QAction* rerun = add(u"rerun"_s, tr("Re-run this job"), JobMenuChoice::Rerun);
    rerun->setEnabled(facts.noRerunBecause.isEmpty());
    rerun->setToolTip(plainToolTip(facts.noRerunBecause));
    menu->addSeparator();
    addKinds(*menu, facts, corrected);
    menu->addSeparator();
    add(u"copy"_s, tr("Copy name and status"), JobMenuChoice::Copy);
    add(u"open"_s, tr("Open on GitHub"), JobMenuChoice::OpenInBrowser)->setEnabled(job.webUrl.isValid());

    const QString summary = u"%1: %2"_s.arg(job.name, core::words(job.state));
    QObject::connect(menu, &QMenu::triggered, parent, [summary, chosen = std::move(chosen)](const QAction* action) {
        if (!action->data().isValid()) // of the menu within
            return;
        const auto choice = static_cast<JobMenuChoice>(action->data().toInt());
        if (choice == JobMenuChoice::Copy)
            QGuiApplication::clipboard()->setText(summary);
        chosen(choice);
    });
    menu->popup(at);
}

} // namespace signalbox::views
