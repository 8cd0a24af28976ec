// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/action_log_dialog.h"

#include "common/banner.h"
#include "common/filter_field.h"
#include "common/named_button.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/shape_delegate.h"
#include "common/status_badge.h"
#include "common/theme.h"
#include "lists/action_words.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::ActionListModel;

namespace {

constexpr qsizetype shownDigits = 16; // of a hash: enough to hold it against one that was written down

QString timeText(const QDateTime& time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

/// All that is known of it, a line each.
QString detailOf(const history::Action& action)
{
    QStringList lines{lists::whatWasDone(action) + u": "_s + lists::endWords(action)};
    const auto add = [&lines](const QString& name, const QString& text) {
        if (!text.isEmpty())
            lines << name + u": "_s + text;
    };
    add(u"On what"_s, action.subject);
    add(u"Why"_s, action.reason);
    add(u"Where"_s, action.repository.isEmpty() ? QString() : action.repository.full());
    if (action.run)
        add(u"Run"_s, u"%1, attempt %2"_s.arg(action.run.value).arg(action.attempt));
    add(u"Who"_s, u"%1 (%2)"_s.arg(action.actor, action.account));
    add(u"Begun"_s, timeText(action.at));
    if (action.endedAt)
        add(u"Ended"_s, timeText(*action.endedAt));
    add(u"Answer"_s, action.answer);
    if (action.requests.empty())
        lines << u"Requests: none is known"_s;
    for (const core::SentRequest& request : action.requests)
        add(u"Request"_s, lists::requestWords(request));
    return lines.join(u'\n');
}

QString entries(qint64 count)
{
    return count == 1 ? u"1 entry"_s : u"%1 entries"_s.arg(count);
}

} // namespace

ActionLogDialog::ActionLogDialog(QWidget* parent)
    : QDialog(parent)
    , m_banner(new Banner)
    , m_search(new FilterField(u"actionSearch"_s, u"Search in every part of an action"_s, u"Search the action log"_s))
    , m_found(mutedLabel())
    , m_list(new QTreeView)
    , m_detail(new QPlainTextEdit)
    , m_chain(new StatusBadge)
    , m_chainWords(mutedLabel())
    , m_run(namedButton(u"Show its &run"_s, u"actionRun"_s))
    , m_verify(namedButton(u"&Verify"_s, u"actionVerify"_s))
    , m_export(namedButton(u"&Export…"_s, u"actionExport"_s))
    , m_close(namedButton(u"Close"_s, u"actionClose"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"actionLog"_s);
    setWindowTitle(u"Action log"_s);
    layOut();
    resize(1120, 640);
    connect(m_search, &FilterField::settled, this, [this] {
        m_actions.setText(m_search->text().trimmed());
        showFound();
    });
    connect(m_search, &FilterField::left, m_list, qOverload<>(&QWidget::setFocus));
    connect(new QShortcut(QKeySequence(u"/"_s), m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
            m_search, &FilterField::begin);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search, &FilterField::begin);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActionLogDialog::showCurrent);
    connect(m_close, &QPushButton::clicked, this, &ActionLogDialog::reject);
    connect(m_verify, &QPushButton::clicked, this, &ActionLogDialog::verifyRequested);
    connect(m_export, &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getSaveFileName(this, u"Export the action log"_s,
                                                          u"signalbox-actions.jsonl"_s, u"JSON lines (*.jsonl)"_s);
        if (!file.isEmpty())
            Q_EMIT exportRequested(file);
    });
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (const auto* action = current())
            Q_EMIT runRequested(action->account, action->run);
    });
    showFound();
    showCurrent();
}

void ActionLogDialog::layOut()
{
    m_list->setObjectName(u"actionList"_s);
    m_list->setAccessibleName(u"What was done, the newest first"_s);
    m_list->setModel(&m_actions);
    m_list->setItemDelegate(new ShapeDelegate(ActionListModel::EndColumn, ActionListModel::ShapeRole, m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setStretchLastSection(true);
    for (const auto& [column, width] :
         {std::pair(ActionListModel::WhenColumn, 160), std::pair(ActionListModel::EndColumn, 130),
          std::pair(ActionListModel::WhatColumn, 180), std::pair(ActionListModel::SubjectColumn, 300),
          std::pair(ActionListModel::WhereColumn, 170)})
        m_list->setColumnWidth(column, width);
    m_detail->setObjectName(u"actionDetail"_s);
    m_detail->setAccessibleName(u"All that is known of the chosen action"_s);
    m_detail->setReadOnly(true);
    m_detail->setTabChangesFocus(true);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setFont(textFont(TextRole::Code));
    m_chainWords->setObjectName(u"actionChain"_s);
    m_chain->setOutcome(core::Outcome::Queued, u"Verifying"_s);
    m_banner->hide();
    auto* head = new QHBoxLayout;
    head->setSpacing(space::Small);
    head->addWidget(m_search, 1);
    head->addWidget(m_found);
    auto* above = new Panel;
    above->setFlush(true);
    above->body()->addWidget(m_list);
    auto* below = new Panel;
    below->setFlush(true);
    below->body()->addWidget(m_detail);
    auto* halves = new QSplitter(Qt::Vertical);
    halves->setChildrenCollapsible(false);
    halves->addWidget(above);
    halves->addWidget(below);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    auto* chain = new QHBoxLayout;
    chain->setSpacing(space::Small);
    chain->addWidget(m_chain);
    chain->addWidget(m_chainWords, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::Small);
    for (QPushButton* each : {m_run, m_verify, m_export})
        foot->addWidget(each);
    foot->addStretch(1);
    foot->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addLayout(head);
    column->addWidget(m_banner);
    column->addWidget(halves, 1);
    column->addLayout(chain);
    column->addLayout(foot);
}

void ActionLogDialog::setActions(std::vector<history::Action> actions)
{
    m_isRead = true;
    m_actions.setActions(std::move(actions));
    if (!m_list->currentIndex().isValid() && m_actions.rowCount() > 0)
        m_list->setCurrentIndex(m_actions.index(0, 0));
    showFound();
    showCurrent();
}

void ActionLogDialog::setChain(const history::ChainState& state)
{
    const bool isWhole = state.isWhole();
    m_chain->setOutcome(isWhole ? core::Outcome::Passed : core::Outcome::Failed,
                        isWhole ? u"As it was written"_s : u"Changed"_s);
    m_chainWords->setText(state.links == 0
                              ? u"Nothing was written yet."_s
                              : u"%1, the last with the hash %2…"_s.arg(
                                    entries(state.links), QString::fromLatin1(state.head.left(shownDigits))));
    m_chainWords->setToolTip(plainToolTip(QString::fromLatin1(state.head)));
    if (!isWhole)
        m_banner->showMessage(
            Banner::Kind::Error, state.what,
            u"What stands before it is as it was written; hold the rest against an earlier export."_s);
}

void ActionLogDialog::say(const core::Error& error)
{
    m_banner->showError(error);
}

void ActionLogDialog::sayExported(const QString& file, qint64 count)
{
    m_banner->showMessage(Banner::Kind::Info, u"%1 in %2."_s.arg(entries(count), file),
                          u"Anybody can follow the hashes of its lines."_s);
}

void ActionLogDialog::showFound()
{
    const int shown = m_actions.rowCount();
    m_found->setText(!m_isRead                        ? u"Reading…"_s
                         : m_actions.total() == 0     ? u"Nothing was done yet"_s
                         : shown == m_actions.total() ? u"%1 actions"_s.arg(shown)
                                                      : u"%1 of %2 actions"_s.arg(shown).arg(m_actions.total()));
    if (!m_list->currentIndex().isValid() && shown > 0)
        m_list->setCurrentIndex(m_actions.index(0, 0));
}

const history::Action* ActionLogDialog::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_actions.actionAt(index.row()) : nullptr;
}

void ActionLogDialog::showCurrent()
{
    const auto* action = current();
    const QString detail = action ? detailOf(*action) : QString();
    if (m_detail->toPlainText() != detail) // else what is selected in it would be lost with every reading
        m_detail->setPlainText(detail);
    m_run->setEnabled(action && action->run);
}

} // namespace signalbox::views
