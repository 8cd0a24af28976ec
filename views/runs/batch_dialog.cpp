// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/batch_dialog.h"

#include "common/elided_label.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/shape_delegate.h"
#include "common/theme.h"
#include "lists/run_action_list_model.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using core::ActionState;
using lists::RunActionListModel;

namespace {

constexpr int manyAtOnce = 30; // from here on it takes long enough to be said

QPushButton* button(const QString& text, const QString& name)
{
    auto* made = new QPushButton(text);
    made->setObjectName(name);
    return made;
}

/// "3 done", and nothing for none.
void tell(QStringList& parts, int count, const QString& word)
{
    if (count > 0)
        parts << u"%1 %2"_s.arg(count).arg(word);
}

} // namespace

BatchDialog::BatchDialog(const BatchText& text, RunActionListModel& model, QWidget* parent)
    : QDialog(parent)
    , m_text(text)
    , m_model(model)
    , m_consequence(new ElidedLabel(text.consequence))
    , m_progress(new ElidedLabel)
    , m_list(new QTreeView)
    , m_count(new QLineEdit)
    , m_comment(new QLineEdit)
    , m_confirm(button(text.button, u"batchConfirm"_s))
    , m_retry(button(u"&Try again what failed"_s, u"batchRetry"_s))
    , m_stop(button(u"&Stop"_s, u"batchStop"_s))
    , m_close(button(u"Cancel"_s, u"batchClose"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"batch"_s);
    setWindowTitle(text.title);
    layOut();
    resize(900, 480);
    connect(m_count, &QLineEdit::textChanged, this, &BatchDialog::showStage);
    connect(m_confirm, &QPushButton::clicked, this, [this] { Q_EMIT confirmed(m_comment->text().trimmed()); });
    connect(m_retry, &QPushButton::clicked, this, &BatchDialog::retryRequested);
    connect(m_stop, &QPushButton::clicked, this, &BatchDialog::stopRequested);
    connect(m_close, &QPushButton::clicked, this, &BatchDialog::reject);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first) {
        showStage();
        if (m_stage == Stage::UnderWay)
            m_list->scrollTo(first);
    });
    showStage();
    if (text.counted)
        m_count->setFocus(Qt::OtherFocusReason);
}

void BatchDialog::layOut()
{
    m_list->setObjectName(u"batchList"_s);
    m_list->setAccessibleName(m_text.title);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(
        new ShapeDelegate(RunActionListModel::StateColumn, RunActionListModel::OutcomeRole, m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setStretchLastSection(true);
    m_list->setColumnWidth(RunActionListModel::WhatColumn, 300);
    m_list->setColumnWidth(RunActionListModel::WhereColumn, 220);
    m_progress->setObjectName(u"batchProgress"_s);
    m_progress->setMuted(true);
    m_progress->setMostLines(2);
    m_consequence->setMostLines(3);
    m_consequence->setVisible(!m_text.consequence.isEmpty());
    m_confirm->setProperty("primary", true);
    // Enter alone does nothing that cannot be taken back.
    (m_text.consequence.isEmpty() || m_text.counted ? m_confirm : m_close)->setDefault(true);

    auto* heading = plainLabel(m_text.question);
    heading->setObjectName(u"batchQuestion"_s);
    heading->setFont(textFont(TextRole::Title));
    auto* card = new Panel;
    card->setFlush(true);
    card->body()->addWidget(m_list);

    const int number = m_model.count(ActionState::Unsent);
    m_count->setObjectName(u"batchCount"_s);
    m_count->setPlaceholderText(u"Type %1 to go on"_s.arg(number));
    m_count->setAccessibleName(u"Type %1, the number of things, to go on"_s.arg(number));
    m_comment->setObjectName(u"batchComment"_s);
    m_comment->setPlaceholderText(u"Comment, may be empty"_s);
    m_comment->setAccessibleName(u"Comment that goes along with each"_s);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::Small);
    foot->addWidget(m_count);
    foot->addStretch(1);
    foot->addWidget(m_stop);
    foot->addWidget(m_retry);
    foot->addWidget(m_close);
    foot->addWidget(m_confirm);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addWidget(heading);
    column->addWidget(m_consequence);
    column->addWidget(card, 1);
    column->addWidget(m_progress);
    column->addWidget(m_comment);
    column->addLayout(foot);
}

bool BatchDialog::isConfirmed() const
{
    return !m_text.counted || m_count->text().trimmed() == QString::number(m_model.count(ActionState::Unsent));
}

void BatchDialog::setUnderWay()
{
    m_stage = Stage::UnderWay;
    m_trouble.clear();
    showStage();
}

void BatchDialog::setEnded(const QString& trouble)
{
    m_stage = Stage::Ended;
    m_trouble = trouble;
    showStage();
}

void BatchDialog::showStage()
{
    const bool preview = m_stage == Stage::Preview;
    const bool hadFocus = m_confirm->hasFocus() || m_stop->hasFocus() || m_retry->hasFocus();
    const int failed = m_model.count(ActionState::Refused) + m_model.count(ActionState::Unknown);
    const int unsent = m_model.count(ActionState::Unsent);
    m_confirm->setVisible(preview);
    m_confirm->setEnabled(unsent > 0 && isConfirmed());
    m_count->setVisible(preview && m_text.counted && unsent > 0);
    m_comment->setVisible(preview && m_text.commented);
    m_stop->setVisible(m_stage == Stage::UnderWay);
    m_retry->setVisible(m_stage == Stage::Ended && failed + unsent > 0);
    m_retry->setText(failed > 0 ? u"&Try again what failed"_s : u"&Go on"_s);
    m_close->setVisible(m_stage != Stage::UnderWay);
    m_close->setText(preview ? u"Cancel"_s : u"Close"_s);
    m_progress->setText(progress());
    m_list->setAccessibleDescription(m_progress->text());
    if (hadFocus && !preview)
        (m_stage == Stage::UnderWay ? m_stop : m_close)->setFocus();
}

QString BatchDialog::progress() const
{
    const int leftOut = m_model.count(ActionState::LeftOut);
    if (m_stage == Stage::Preview) {
        const int unsent = m_model.count(ActionState::Unsent);
        QString text = u"%1 will be touched"_s.arg(unsent);
        if (leftOut > 0)
            text += u"; %1 left out, for the reason beside each"_s.arg(leftOut);
        if (unsent > manyAtOnce)
            text += u". They are sent one a second: about %1 minutes"_s.arg((unsent + 59) / 60);
        return text + u'.';
    }
    QStringList parts;
    tell(parts, m_model.count(ActionState::Done), u"done"_s);
    tell(parts, m_model.count(ActionState::Refused), u"refused"_s);
    tell(parts, m_model.count(ActionState::Unknown), u"unknown"_s);
    tell(parts, m_model.count(ActionState::Unsent) + m_model.count(ActionState::OnItsWay), u"not sent"_s);
    tell(parts, leftOut, u"left out"_s);
    const QString counts = parts.join(u", "_s) + u'.';
    return m_trouble.isEmpty() ? counts : counts + u' ' + m_trouble;
}

void BatchDialog::reject()
{
    if (m_stage == Stage::UnderWay)
        Q_EMIT stopRequested();
    else
        QDialog::reject();
}

} // namespace signalbox::views
