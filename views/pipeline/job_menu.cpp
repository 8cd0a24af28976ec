// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_menu.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "core/outcome.h"

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

QAction* add(QMenu& menu, const QString& icon, const QString& text, JobMenuChoice choice)
{
    QAction* action = menu.addAction(lineIcon(icon), text);
    action->setData(static_cast<int>(choice));
    return action;
}

} // namespace

JobMenuChoice askJobMenu(QWidget* parent, const core::Job& job, const QString& noRerunBecause, const QPoint& at)
{
    QMenu menu(parent);
    menu.setToolTipsVisible(true);
    add(menu, u"log"_s, tr("Open log"), JobMenuChoice::OpenLog);
    QAction* rerun = add(menu, u"rerun"_s, tr("Re-run this job"), JobMenuChoice::Rerun);
    rerun->setEnabled(noRerunBecause.isEmpty());
    rerun->setToolTip(plainToolTip(noRerunBecause));
    menu.addSeparator();
    add(menu, u"copy"_s, tr("Copy name and status"), JobMenuChoice::Copy);
    add(menu, u"open"_s, tr("Open on GitHub"), JobMenuChoice::OpenInBrowser)->setEnabled(job.webUrl.isValid());

    const QAction* chosen = menu.exec(at);
    const auto choice = chosen ? static_cast<JobMenuChoice>(chosen->data().toInt()) : JobMenuChoice::None;
    if (choice == JobMenuChoice::Copy)
        QGuiApplication::clipboard()->setText(u"%1: %2"_s.arg(job.name, core::words(job.state)));
    return choice;
}

} // namespace signalbox::views
