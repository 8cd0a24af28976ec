// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding/scope_dialog.h"

#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "common/tick_delegate.h"
#include "core/owner_rule.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using Branches = core::RepositoryScope::Branches;

namespace {

constexpr int PathRole = Qt::UserRole + 1;

QString textOf(const core::Workflow& workflow)
{
    const QString file = workflow.path.section(u'/', -1);
    return workflow.name.isEmpty() || workflow.name == workflow.path ? file : u"%1  (%2)"_s.arg(workflow.name, file);
}

} // namespace

ScopeDialog::ScopeDialog(const core::RepositoryName& name, const std::vector<core::Workflow>& workflows,
                         const core::RepositoryScope& scope, QWidget* parent)
    : QDialog(parent)
    , m_workflows(workflows)
    , m_unknown(scope.leftOut)
    , m_list(new QListWidget)
    , m_all(new QRadioButton(tr("All branches")))
    , m_default(new QRadioButton(tr("The default branch alone, no pull requests")))
    , m_some(new QRadioButton(tr("These:")))
    , m_patterns(new QLineEdit)
    , m_words(mutedLabel())
{
    std::ranges::sort(m_workflows, {}, textOf);
    for (const core::Workflow& workflow : m_workflows) {
        auto* item = new QListWidgetItem(textOf(workflow), m_list);
        item->setData(PathRole, workflow.path);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(scope.counts(workflow) ? Qt::Checked : Qt::Unchecked);
        m_unknown.removeAll(workflow.path);
    }
    m_all->setChecked(scope.branches == Branches::All);
    m_default->setChecked(scope.branches == Branches::Default);
    m_some->setChecked(scope.branches == Branches::Some);
    m_patterns->setText(scope.patterns.join(u' '));
    build(name);
    connect(m_list, &QListWidget::itemChanged, this, &ScopeDialog::describe);
    connect(m_patterns, &QLineEdit::textEdited, this, [this] {
        m_some->setChecked(true);
        describe();
    });
    for (QRadioButton* button : {m_all, m_default, m_some})
        connect(button, &QRadioButton::toggled, this, &ScopeDialog::describe);
    describe();
}

void ScopeDialog::build(const core::RepositoryName& name)
{
    setObjectName(u"scope"_s);
    setWindowTitle(tr("Workflows and branches of %1").arg(name.full()));
    m_list->setObjectName(u"scopeWorkflows"_s);
    m_list->setAccessibleName(tr("Workflows that count"));
    m_list->setItemDelegate(new TickDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_all->setObjectName(u"scopeAll"_s);
    m_default->setObjectName(u"scopeDefault"_s);
    m_some->setObjectName(u"scopeSome"_s);
    m_patterns->setObjectName(u"scopePatterns"_s);
    m_patterns->setPlaceholderText(tr("such as main release/*"));
    m_patterns->setAccessibleName(tr("Patterns of branches that count, with * for anything"));
    m_words->setObjectName(u"scopeWords"_s);
    m_words->setWordWrap(true);
    auto* title = plainLabel(tr("What counts for the card, the tray, the list of runs and notifications:"));
    title->setWordWrap(true);
    auto* some = new QHBoxLayout;
    some->setSpacing(space::Small);
    some->addWidget(m_some);
    some->addWidget(m_patterns, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setObjectName(u"scopeOk"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT scopeChosen(scope());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    all->setSpacing(space::Small);
    all->addWidget(title);
    auto* card = new Panel;
    card->setFlush(true);
    card->body()->addWidget(m_list);
    all->addWidget(card, 1);
    all->addWidget(m_all);
    all->addWidget(m_default);
    all->addLayout(some);
    all->addWidget(m_words);
    all->addWidget(buttons);
    resize(520, 480);
}

core::RepositoryScope ScopeDialog::scope() const
{
    core::RepositoryScope scope{.leftOut = m_unknown};
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() != Qt::Checked)
            scope.leftOut << m_list->item(row)->data(PathRole).toString();
    }
    const QStringList patterns = core::globsIn(m_patterns->text());
    if (m_default->isChecked())
        scope.branches = Branches::Default;
    else if (m_some->isChecked() && !patterns.isEmpty())
        scope.branches = Branches::Some;
    if (scope.branches == Branches::Some)
        scope.patterns = patterns;
    return scope;
}

void ScopeDialog::describe()
{
    const QString words = core::words(scope(), m_workflows);
    m_words->setText(m_workflows.empty()   ? tr("No workflow is known of it yet.")
                         : words.isEmpty() ? tr("Everything counts, new workflows as well.")
                                           : tr("%1 count; a workflow that is new will count as well.").arg(words));
}

} // namespace signalbox::views
