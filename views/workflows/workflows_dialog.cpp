// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/workflows_dialog.h"

#include "common/banner.h"
#include "common/named_button.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/shape_delegate.h"
#include "common/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::WorkflowListModel;
using lists::WorkflowRow;

WorkflowsDialog::WorkflowsDialog(const core::RepositoryName& repository, WorkflowListModel& model, WhyNot whyNot,
                                 QWidget* parent)
    : QDialog(parent)
    , m_model(model)
    , m_whyNot(std::move(whyNot))
    , m_banner(new Banner)
    , m_list(new QTreeView)
    , m_run(namedButton(u"&Run…"_s, u"workflowRun"_s))
    , m_switch(namedButton({}, u"workflowSwitch"_s))
    , m_edit(namedButton(u"E&dit"_s, u"workflowEdit"_s))
    , m_open(namedButton(u"Open on &GitHub"_s, u"workflowOpen"_s))
    , m_close(namedButton(u"Close"_s, u"workflowClose"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"workflows"_s);
    setWindowTitle(u"Workflows of %1"_s.arg(repository.full()));
    layOut(repository);
    resize(980, 460);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WorkflowsDialog::showCurrent);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &WorkflowsDialog::showCurrent);
    connect(&model, &QAbstractItemModel::dataChanged, this, &WorkflowsDialog::showCurrent);
    connect(m_close, &QPushButton::clicked, this, &WorkflowsDialog::reject);
    connect(m_switch, &QPushButton::clicked, this, [this] {
        if (const auto row = current())
            Q_EMIT switchRequested(!row->isOn(), *row);
    });
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (const auto row = current())
            Q_EMIT runRequested(*row);
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const auto row = current())
            Q_EMIT editRequested(*row);
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto row = current())
            Q_EMIT browserRequested(row->workflow.webUrl);
    });
    if (model.rowCount() > 0)
        m_list->setCurrentIndex(model.index(0, 0));
    showCurrent();
}

void WorkflowsDialog::layOut(const core::RepositoryName& repository)
{
    m_list->setObjectName(u"workflowList"_s);
    m_list->setAccessibleName(windowTitle());
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ShapeDelegate(WorkflowListModel::ScheduleColumn, WorkflowListModel::ShapeRole, m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setStretchLastSection(true);
    m_list->setColumnWidth(WorkflowListModel::NameColumn, 190);
    m_list->setColumnWidth(WorkflowListModel::StateColumn, 180);
    m_list->setColumnWidth(WorkflowListModel::LastRunColumn, 250);
    auto* heading = plainLabel(repository.full());
    heading->setFont(textFont(TextRole::Title));
    auto* card = new Panel;
    card->setFlush(true);
    card->body()->addWidget(m_list);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::Small);
    foot->addWidget(m_run);
    foot->addWidget(m_switch);
    foot->addWidget(m_edit);
    foot->addWidget(m_open);
    foot->addStretch(1);
    foot->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addWidget(heading);
    column->addWidget(m_banner);
    column->addWidget(card, 1);
    column->addLayout(foot);
}

std::optional<WorkflowRow> WorkflowsDialog::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? std::optional(m_model.rowAt(index.row())) : std::nullopt;
}

void WorkflowsDialog::showCurrent()
{
    const auto row = current();
    const bool isOff = row && !row->isOn();
    const bool byInactivity = row && row->workflow.state == "disabled_inactivity"_L1;
    m_switch->setText(byInactivity ? u"Re-&enable"_s : isOff ? u"Switch o&n"_s : u"Switch o&ff…"_s);
    const QString reason = !row ? u"No workflow is selected."_s : m_whyNot ? m_whyNot(isOff, *row) : QString();
    m_switch->setEnabled(reason.isEmpty());
    m_switch->setToolTip(plainToolTip(reason));
    const QString whyNoRun = !row ? u"No workflow is selected."_s
        : isOff                   ? u"It is switched off, and GitHub starts none that is."_s
        : row->workflow.path.startsWith(".github/workflows/"_L1) ? QString()
                                                                 : u"GitHub runs this workflow itself."_s;
    m_run->setEnabled(whyNoRun.isEmpty());
    m_run->setToolTip(plainToolTip(whyNoRun));
    m_edit->setEnabled(row && row->workflow.path.startsWith(".github/"_L1));
    m_open->setEnabled(row && !row->workflow.webUrl.isEmpty());
}

void WorkflowsDialog::say(const QString& text)
{
    m_banner->showMessage(Banner::Kind::Info, text);
}

void WorkflowsDialog::say(const core::Error& error)
{
    m_banner->showError(error);
}

} // namespace signalbox::views
