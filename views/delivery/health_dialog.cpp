// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_dialog.h"

#include "common/banner.h"
#include "common/named_button.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "delivery/environment_state.h"
#include "delivery/form_fields.h"
#include "delivery/freeze_page.h"
#include "delivery/probe_form.h"
#include "delivery/steps_page.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using std::chrono::duration_cast;

constexpr int shownPatterns = 10;

enum Tab { HealthTab, RollbackTab, FreezeTab };

QWidget* twoColumns(QWidget* left, int leftShare, QWidget* right, int rightShare)
{
    auto* page = new QWidget;
    auto* both = new QHBoxLayout(page);
    both->setContentsMargins(0, space::Small, 0, 0);
    both->setSpacing(space::Small);
    both->addWidget(left, leftShare);
    both->addWidget(right, rightShare);
    return page;
}

QString titleOf(const delivery::Probe& probe)
{
    return probe.url.isEmpty() ? HealthDialog::tr("New probe") : probe.url.toDisplayString(QUrl::RemoveQuery);
}

} // namespace

HealthDialog::HealthDialog(const delivery::HealthSettings& settings, bool isProduction, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_isProduction(isProduction)
    , m_secrets(settings.probes.size())
    , m_banner(new Banner)
    , m_tabs(new QTabWidget)
    , m_probes(shortList(u"healthProbes"_s, tr("Probes")))
    , m_form(new ProbeForm)
    , m_failures(numberField(u"healthFailures"_s, 1, 100))
    , m_successes(numberField(u"healthSuccesses"_s, 1, 100))
    , m_window(numberField(u"healthWindow"_s, 1, 60, tr(" min")))
    , m_control(lineField(u"healthControl"_s, tr("GitHub")))
    , m_armed(tickField(tr("Roll back by it&self when a deployment makes it unhealthy"), u"healthArmed"_s))
    , m_countdown(numberField(u"healthCountdown"_s, 5, 600, tr(" s")))
    , m_confirmText(plainLabel(tr("T&ype “%1”").arg(QString(settings.of.environment).replace(u'&', u"&&"_s))))
    , m_confirm(new QLineEdit)
    , m_inFreeze(tickField(tr("Also while a free&ze holds"), u"healthInFreeze"_s))
    , m_dryRun(tickField(tr("Only say what would be d&one"), u"healthDryRun"_s))
    , m_kept(numberField(u"healthKept"_s, 1, delivery::mostKeptVersions))
    , m_migrations(new QPlainTextEdit)
    , m_freezes(new FreezePage(settings.freezeWindows))
    , m_save(namedButton(tr("Save"), u"healthSave"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"healthWatch"_s);
    setWindowTitle(tr("Health watch of %1").arg(settings.of.environment));
    m_confirm->setObjectName(u"healthConfirm"_s);
    for (const delivery::Probe& probe : m_settings.probes)
        m_probes->addItem(titleOf(probe));
    m_failures->setValue(settings.rules.failuresInARow);
    m_successes->setValue(settings.rules.successesInARow);
    m_window->setValue(int(duration_cast<std::chrono::minutes>(settings.rules.window).count()));
    m_armed->setChecked(settings.isArmed);
    m_countdown->setValue(int(duration_cast<std::chrono::seconds>(settings.countdown).count()));
    m_confirm->setText(settings.isArmedForProduction ? settings.of.environment : QString());
    m_inFreeze->setChecked(settings.mayRollBackInFreeze);
    m_dryRun->setChecked(settings.isDryRun);
    m_control->setText(settings.controlUrl.toDisplayString());
    m_kept->setValue(settings.keptVersions);
    m_migrations->setPlainText(settings.migrationPatterns.join(u'\n'));
    layOut();
    connect(m_probes, &QListWidget::currentRowChanged, this, &HealthDialog::showProbe);
    connect(m_form, &ProbeForm::edited, this, &HealthDialog::keepProbe);
    connect(m_form, &ProbeForm::tryRequested, this, [this] {
        keepProbe();
        if (const auto flaw = delivery::flawIn(m_form->probe())) {
            m_banner->showMessage(Banner::Kind::Warning, flaw->why);
            m_form->focusField(flaw->field);
            return;
        }
        m_banner->hide();
        m_form->showAsking();
        Q_EMIT tryRequested(m_form->probe(), m_form->typedSecret());
    });
    connect(m_armed, &QCheckBox::toggled, this, &HealthDialog::showArming);
    connect(m_save, &QPushButton::clicked, this, &HealthDialog::save);
    if (m_settings.probes.empty())
        addProbe();
    else
        m_probes->setCurrentRow(0);
    showArming();
    resize(1020, 620);
}

void HealthDialog::layOut()
{
    auto* cancel = namedButton(tr("Cancel"), u"healthCancel"_s);
    connect(cancel, &QPushButton::clicked, this, &HealthDialog::reject);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    m_tabs->setObjectName(u"healthTabs"_s);
    m_tabs->setAccessibleName(tr("Health watch"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    auto* judging = new QWidget;
    auto* judged = new QVBoxLayout(judging);
    judged->setContentsMargins(0, 0, 0, 0);
    judged->setSpacing(space::Small);
    judged->addWidget(verdictPanel());
    judged->addWidget(networkPanel());
    judged->addStretch(1);
    m_tabs->addTab(twoColumns(probePanel(), 3, judging, 2), tr("Health"));
    m_tabs->addTab(twoColumns(armingPanel(), 1, versionsPanel(), 1), tr("Rollback"));
    m_tabs->addTab(m_freezes, tr("Freezes"));
    auto* foot = new QHBoxLayout;
    foot->addWidget(mutedLabel(tr("It works while Signalbox or “signalbox guard” runs and this machine is online.")),
                    1);
    foot->addWidget(cancel);
    foot->addWidget(m_save);
    layOutStages(*this, plainLabel(windowTitle()), m_settings.of.repository.full(), m_banner, m_tabs, foot);
}

QWidget* HealthDialog::probePanel()
{
    auto* add = namedButton(tr("&Add"), u"healthAdd"_s);
    auto* remove = namedButton(tr("Remo&ve"), u"healthRemove"_s);
    connect(add, &QPushButton::clicked, this, &HealthDialog::addProbe);
    connect(remove, &QPushButton::clicked, this, &HealthDialog::removeProbe);
    auto* panel = new Panel(tr("What is asked"));
    panel->header()->addWidget(add);
    panel->header()->addWidget(remove);
    panel->body()->addWidget(m_probes);
    panel->body()->addWidget(m_form);
    panel->body()->addStretch(1);
    return panel;
}

QWidget* HealthDialog::verdictPanel()
{
    auto* panel = new Panel(tr("When it is unhealthy"));
    auto* form = formIn(*panel);
    form->addRow(tr("A&fter failures in a row"), m_failures);
    form->addRow(tr("Well a&gain after successes"), m_successes);
    form->addRow(tr("&Watched after a deployment for"), m_window);
    return panel;
}

QWidget* HealthDialog::armingPanel()
{
    auto* panel = new Panel(tr("What happens then"));
    auto* form = formIn(*panel);
    form->addRow(mutedLabel(tr("You are told. A deployment is rolled back only if you switch that on.")));
    form->addRow(m_armed);
    form->addRow(m_confirmText, m_confirm);
    form->addRow(tr("&Countdown, in which you can stop it"), m_countdown);
    form->addRow(m_inFreeze);
    form->addRow(m_dryRun);
    m_confirmText->setBuddy(m_confirm);
    return panel;
}

/// A verdict needs a network here that works.
QWidget* HealthDialog::networkPanel()
{
    auto* panel = new Panel(tr("When the network here fails"));
    auto* name = plainLabel(tr("A failure counts only while &this answers:"));
    name->setBuddy(m_control);
    panel->body()->addWidget(name);
    panel->body()->addWidget(m_control);
    return panel;
}

QWidget* HealthDialog::versionsPanel()
{
    m_migrations->setObjectName(u"healthMigrations"_s);
    m_migrations->setProperty("framed", true);
    m_migrations->setFixedHeight(shownPatterns * m_migrations->fontMetrics().lineSpacing());
    m_migrations->setTabChangesFocus(true);
    m_migrations->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto* panel = new Panel(tr("What it goes back to"));
    auto* form = formIn(*panel);
    form->addRow(tr("Versions that are &kept"), m_kept);
    form->addRow(tr("&Migrations: a pattern a line"), m_migrations);
    panel->body()->addStretch(1);
    return panel;
}

void HealthDialog::showProbe(int row)
{
    keepProbe();
    m_shown = row;
    m_form->setEnabled(row >= 0);
    m_form->setProbe(row >= 0 ? m_settings.probes[size_t(row)] : delivery::Probe());
}

void HealthDialog::keepProbe()
{
    if (m_shown < 0)
        return;
    m_settings.probes[size_t(m_shown)] = m_form->probe();
    if (const QByteArray typed = m_form->typedSecret(); !typed.isEmpty())
        m_secrets[size_t(m_shown)] = typed;
    m_probes->item(m_shown)->setText(titleOf(m_settings.probes[size_t(m_shown)]));
}

void HealthDialog::addProbe()
{
    keepProbe();
    m_settings.probes.emplace_back();
    m_secrets.emplace_back();
    m_probes->addItem(titleOf({}));
    m_probes->setCurrentRow(m_probes->count() - 1);
    m_form->focusField(u"url"_s);
}

void HealthDialog::removeProbe()
{
    const int row = std::exchange(m_shown, -1); // what stands in the form is not kept
    if (row < 0)
        return;
    m_settings.probes.erase(m_settings.probes.begin() + row);
    m_secrets.erase(m_secrets.begin() + row);
    const QSignalBlocker quiet(m_probes);
    delete m_probes->takeItem(row);
    m_probes->setCurrentRow(std::min(row, m_probes->count() - 1));
    showProbe(m_probes->currentRow());
}

void HealthDialog::showArming()
{
    const bool isArmed = m_armed->isChecked();
    m_countdown->setEnabled(isArmed);
    m_inFreeze->setEnabled(isArmed);
    m_dryRun->setEnabled(isArmed);
    m_confirmText->setVisible(m_isProduction && isArmed);
    m_confirm->setVisible(m_isProduction && isArmed);
    if (!isArmed)
        m_confirm->clear();
}

delivery::HealthSettings HealthDialog::settings() const
{
    delivery::HealthSettings all = m_settings;
    all.rules.failuresInARow = m_failures->value();
    all.rules.successesInARow = m_successes->value();
    all.rules.window = std::chrono::minutes(m_window->value());
    all.isArmed = m_armed->isChecked();
    all.isArmedForProduction = all.isArmed && m_isProduction && m_confirm->text().trimmed() == all.of.environment;
    all.countdown = std::chrono::seconds(m_countdown->value());
    all.mayRollBackInFreeze = m_inFreeze->isChecked();
    all.isDryRun = m_dryRun->isChecked();
    all.controlUrl = QUrl(m_control->text().trimmed(), QUrl::StrictMode);
    all.keptVersions = m_kept->value();
    all.migrationPatterns.clear();
    const QStringList patterns = m_migrations->toPlainText().split(u'\n');
    for (const QString& pattern : patterns) {
        if (!pattern.trimmed().isEmpty())
            all.migrationPatterns << pattern.trimmed();
    }
    all.freezeWindows = m_freezes->windows();
    return all;
}

void HealthDialog::save()
{
    keepProbe();
    const delivery::HealthSettings all = settings();
    if (all.isArmed && m_isProduction && !all.isArmedForProduction) {
        m_banner->showMessage(Banner::Kind::Warning,
                              tr("%1 is rolled back by itself only when that is said twice.").arg(all.of.environment),
                              tr("Type its name, %1, or switch it off.").arg(all.of.environment));
        m_tabs->setCurrentIndex(RollbackTab);
        m_confirm->setFocus();
        return;
    }
    if (const auto flaw = delivery::flawIn(all)) {
        m_banner->showMessage(Banner::Kind::Warning, flaw->why);
        focusField(flaw->field);
        return;
    }
    std::vector<Secret> secrets;
    for (size_t i = 0; i < all.probes.size(); ++i) {
        for (const QString& header : all.probes[i].headers) {
            if (!m_secrets[i].isEmpty())
                secrets.push_back({.url = all.probes[i].url, .header = header, .value = m_secrets[i]});
        }
    }
    Q_EMIT saveRequested(all, secrets);
}

void HealthDialog::focusField(const QString& field)
{
    static const QRegularExpression ofList(u"^(probes|freeze_windows)\\[(\\d+)\\]\\.(.+)$"_s);
    const auto match = ofList.match(field);
    if (match.captured(1) == "probes"_L1) {
        m_tabs->setCurrentIndex(HealthTab);
        m_probes->setCurrentRow(match.captured(2).toInt());
        m_form->focusField(match.captured(3));
    } else if (match.hasMatch()) {
        m_tabs->setCurrentIndex(FreezeTab);
        m_freezes->focusField(match.captured(2).toInt(), match.captured(3));
    } else if (field == "control_url"_L1) {
        m_tabs->setCurrentIndex(HealthTab);
        m_control->setFocus();
    } else if (field == "armed"_L1) {
        m_tabs->setCurrentIndex(HealthTab); // where a probe is missing
    }
}

void HealthDialog::showAnswer(const delivery::ProbeAnswer& answer)
{
    m_form->showAnswer(answer);
}

void HealthDialog::say(const core::Error& error)
{
    m_banner->showError(error);
}

} // namespace signalbox::views
