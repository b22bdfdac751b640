# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The least role that has each permission; those not here every role has. Written by tools/generate_roles.py."""

from typing import Final

ROLES: Final = ("pool-admin", "pool-operator", "vm-power-admin", "vm-admin", "vm-operator", "read-only")
"""Most powerful first. Each has all that those after it have."""
_NAMES: Final = {
    "": """
        host.emergency_clear_mandatory_guidance host.emergency_disable_tls_verification
        host.emergency_reenable_tls_verification host.emergency_reset_server_certificate
        host.get_sched_gran host.set_sched_gran host.set_uefi_certificates session.change_password
        session.create_from_db_file vmss.set_last_run_time
        """,
    "pool-admin": """
        caller.create caller.destroy caller.set_name_description caller.set_name_label
        driver_variant.select host.backup_rrds host.call_extension host.call_plugin
        host.disable_external_auth host.disable_ssh host.enable_external_auth host.enable_ssh
        host.external_auth_set_ldaps host.has_extension host.install_server_certificate
        host.refresh_server_certificate host.rescan_drivers host.reset_server_certificate
        host.send_debug_keys host.set_console_idle_timeout host.set_numa_affinity_policy
        host.set_ssh_auto_mode host.set_ssh_enabled_timeout host.sync_data host_driver.deselect
        host_driver.rescan host_driver.select http/connect_console/host_console
        http/connect_console_ws/host_console_ws http/connect_remotecmd http/get_config_sync
        http/get_host_backup http/get_pool_xml_db_sync http/get_vncsnapshot/host_console
        http/post_remote_db_access http/post_remote_db_access_v2 http/post_services http/put_host_restore
        http/put_pool_xml_db_sync http/put_services http/rrd lvhd.enable_thin_provisioning
        network.add_purpose network.remove_purpose observer.create observer.destroy
        observer.set_attributes observer.set_components observer.set_enabled observer.set_endpoints
        observer.set_hosts observer.set_name_description observer.set_name_label
        pool.add_to_guest_agent_config pool.disable_external_auth pool.disable_ssh
        pool.enable_external_auth pool.enable_ssh pool.enable_tls_verification
        pool.external_auth_set_ldaps pool.has_extension pool.remove_from_guest_agent_config
        pool.reset_telemetry_uuid pool.rotate_secret pool.send_test_post pool.set_console_idle_timeout
        pool.set_custom_uefi_certificates pool.set_ssh_auto_mode pool.set_ssh_enabled_timeout
        pool.set_telemetry_next_collection pool.set_uefi_certificates pusb.add_to_other_config
        pusb.remove_from_other_config pusb.scan pusb.set_other_config pusb.set_passthrough_enabled
        rate_limit.add_caller rate_limit.create rate_limit.destroy rate_limit.remove_caller
        rate_limit.set_burst_size rate_limit.set_fill_rate rate_limit.set_name_description
        rate_limit.set_name_label session.add_to_other_config session.local_logout
        session.remove_from_other_config session.set_other_config subject.add_to_roles subject.create
        subject.destroy subject.remove_from_roles usb_group.add_to_other_config usb_group.create
        usb_group.destroy usb_group.remove_from_other_config usb_group.set_name_description
        usb_group.set_name_label usb_group.set_other_config user.add_to_other_config user.create
        user.destroy user.remove_from_other_config user.set_fullname user.set_other_config
        vm.add_to_other_config/key:hvm_serial vm.add_to_other_config/key:pci
        vm.add_to_platform/key:hvm_serial vm.get_secureboot_readiness vm.query_services
        vm.remove_from_other_config/key:hvm_serial vm.remove_from_other_config/key:pci
        vm.remove_from_platform/key:hvm_serial vm.send_sysrq vm.send_trigger vm.set_uefi_mode
        vm.update_allowed_operations vusb.add_to_other_config vusb.create vusb.destroy
        vusb.remove_from_other_config vusb.set_other_config vusb.unplug
        """,
    "pool-operator": """
        blob.create blob.destroy blob.set_name_description blob.set_name_label blob.set_public
        bond.add_to_other_config bond.create bond.destroy bond.remove_from_other_config bond.set_mode
        bond.set_other_config bond.set_property caller.add_group caller.query_all_usage
        caller.query_call_count caller.query_group_call_count caller.query_group_token_usage
        caller.query_token_usage caller.remove_group cluster.add_to_other_config cluster.create
        cluster.destroy cluster.pool_create cluster.pool_destroy cluster.pool_force_destroy
        cluster.pool_resync cluster.remove_from_other_config cluster.set_other_config cluster_host.create
        cluster_host.destroy cluster_host.disable cluster_host.enable cluster_host.force_destroy
        crashdump.add_to_other_config crashdump.destroy crashdump.remove_from_other_config
        crashdump.set_other_config dr_task.create dr_task.destroy gpu_group.add_to_other_config
        gpu_group.create gpu_group.destroy gpu_group.remove_from_other_config
        gpu_group.set_allocation_algorithm gpu_group.set_name_description gpu_group.set_name_label
        gpu_group.set_other_config host.add_to_guest_vcpus_params host.add_to_license_server
        host.add_to_logging host.add_to_other_config host.apply_edition host.apply_updates
        host.assert_can_evacuate host.bugreport_upload host.create_new_blob host.declare_dead host.destroy
        host.disable host.disable_display host.disable_local_storage_caching host.dmesg host.dmesg_clear
        host.emergency_ha_disable host.enable host.enable_display host.enable_local_storage_caching
        host.evacuate host.forget_data_source_archives host.get_management_interface host.license_add
        host.license_remove host.local_management_reconfigure host.management_disable
        host.management_reconfigure host.power_on host.reboot host.record_data_source
        host.refresh_pack_info host.remove_from_guest_vcpus_params host.remove_from_license_server
        host.remove_from_logging host.remove_from_other_config host.restart_agent host.set_address
        host.set_crash_dump_sr host.set_display host.set_guest_vcpus_params host.set_hostname
        host.set_hostname_live host.set_https_only host.set_iscsi_iqn host.set_license_server
        host.set_logging host.set_max_cstate host.set_multipathing host.set_name_description
        host.set_name_label host.set_ntp_custom_servers host.set_ntp_mode host.set_other_config
        host.set_power_on_mode host.set_servertime host.set_ssl_legacy host.set_suspend_image_sr
        host.set_timezone host.shutdown host.shutdown_agent host.syslog_reconfigure
        host_cpu.add_to_other_config host_cpu.remove_from_other_config host_cpu.set_other_config
        host_crashdump.add_to_other_config host_crashdump.destroy host_crashdump.remove_from_other_config
        host_crashdump.set_other_config host_crashdump.upload host_metrics.add_to_other_config
        host_metrics.remove_from_other_config host_metrics.set_other_config host_patch.add_to_other_config
        host_patch.apply host_patch.destroy host_patch.remove_from_other_config
        host_patch.set_other_config http/get_enabled_repository http/get_host_logs_download
        http/get_host_updates http/get_system_status http/get_updates http/put_bundle
        http/put_pool_patch_upload message.create message.destroy message.destroy_all message.destroy_many
        network.add_to_other_config network.create_new_blob network.remove_from_other_config
        network.set_default_locking_mode network.set_name_description network.set_name_label
        network.set_other_config network_sriov.create network_sriov.destroy pbd.add_to_other_config
        pbd.create pbd.destroy pbd.plug pbd.remove_from_other_config pbd.set_device_config
        pbd.set_other_config pbd.unplug pci.add_to_other_config pci.disable_dom0_access
        pci.enable_dom0_access pci.get_dom0_access_status pci.remove_from_other_config
        pci.set_other_config pgpu.add_enabled_vgpu_types pgpu.add_to_other_config pgpu.disable_dom0_access
        pgpu.enable_dom0_access pgpu.remove_enabled_vgpu_types pgpu.remove_from_other_config
        pgpu.set_enabled_vgpu_types pgpu.set_gpu_group pgpu.set_other_config pif.add_to_other_config
        pif.create_vlan pif.db_forget pif.db_introduce pif.destroy pif.forget pif.introduce pif.plug
        pif.reconfigure_ip pif.reconfigure_ipv6 pif.remove_from_other_config pif.scan
        pif.set_disallow_unplug pif.set_other_config pif.set_primary_address_type pif.set_property
        pif.unplug pif_metrics.add_to_other_config pif_metrics.remove_from_other_config
        pif_metrics.set_other_config pool.add_repository pool.add_to_health_check_config
        pool.add_to_license_server pool.add_to_other_config pool.apply_edition pool.certificate_install
        pool.certificate_list pool.certificate_sync pool.certificate_uninstall pool.check_update_readiness
        pool.configure_repository_proxy pool.configure_update_sync pool.create_new_blob pool.create_vlan
        pool.create_vlan_from_pif pool.crl_install pool.crl_list pool.crl_uninstall pool.deconfigure_wlb
        pool.designate_new_master pool.detect_nonhomogeneous_external_auth
        pool.disable_client_certificate_auth pool.disable_ha pool.disable_local_storage_caching
        pool.disable_redo_log pool.disable_repository_proxy pool.disable_ssl_legacy pool.eject
        pool.emergency_reset_master pool.emergency_transition_to_master
        pool.enable_client_certificate_auth pool.enable_ha pool.enable_local_storage_caching
        pool.enable_redo_log pool.get_guest_secureboot_readiness
        pool.ha_compute_max_host_failures_to_tolerate pool.ha_compute_vm_failover_plan
        pool.ha_failover_plan_exists pool.ha_prevent_restarts_for pool.initialize_wlb
        pool.install_ca_certificate pool.install_trusted_certificate pool.join pool.join_force
        pool.management_reconfigure pool.recover_slaves pool.remove_from_health_check_config
        pool.remove_from_license_server pool.remove_from_other_config pool.remove_repository
        pool.send_wlb_configuration pool.set_auto_update_vm_secureboot_certificates
        pool.set_coordinator_bias pool.set_crash_dump_sr pool.set_default_sr
        pool.set_ext_auth_cache_enabled pool.set_ext_auth_cache_expiry pool.set_ext_auth_cache_size
        pool.set_ext_auth_max_threads pool.set_ha_allow_overcommit pool.set_ha_host_failures_to_tolerate
        pool.set_ha_reboot_vm_on_internal_shutdown pool.set_health_check_config pool.set_https_only
        pool.set_igmp_snooping_enabled pool.set_is_psr_pending pool.set_license_server
        pool.set_limit_console_sessions pool.set_live_patching_disabled pool.set_local_auth_max_threads
        pool.set_migration_compression pool.set_name_description pool.set_name_label pool.set_other_config
        pool.set_policy_no_vendor_device pool.set_repositories pool.set_suspend_image_sr
        pool.set_update_sync_enabled pool.set_vm_console_idle_timeout pool.set_vswitch_controller
        pool.set_wlb_enabled pool.set_wlb_verify_cert pool.sync_database
        pool.sync_trusted_certificates_from pool.sync_updates pool.test_archive_target
        pool.uninstall_ca_certificate pool.uninstall_trusted_certificate pool_patch.add_to_other_config
        pool_patch.apply pool_patch.clean pool_patch.clean_on_host pool_patch.destroy
        pool_patch.pool_apply pool_patch.pool_clean pool_patch.precheck
        pool_patch.remove_from_other_config pool_patch.set_other_config pool_update.add_to_other_config
        pool_update.apply pool_update.destroy pool_update.introduce pool_update.pool_apply
        pool_update.pool_clean pool_update.precheck pool_update.remove_from_other_config
        pool_update.set_other_config pvs_cache_storage.create pvs_cache_storage.destroy pvs_proxy.create
        pvs_proxy.destroy pvs_server.forget pvs_server.introduce pvs_site.forget pvs_site.introduce
        pvs_site.set_name_description pvs_site.set_name_label pvs_site.set_pvs_uuid repository.forget
        repository.introduce repository.introduce_bundle repository.introduce_remote_pool
        repository.set_gpgkey_path repository.set_name_description repository.set_name_label
        sdn_controller.forget sdn_controller.introduce secret.add_to_other_config secret.create
        secret.destroy secret.get_all secret.get_all_records secret.get_by_uuid secret.get_record
        secret.get_uuid secret.get_value secret.remove_from_other_config secret.set_other_config
        secret.set_value session.logout_subject_identifier sm.add_to_other_config
        sm.remove_from_other_config sm.set_other_config sr.add_to_other_config sr.add_to_sm_config
        sr.assert_can_host_ha_statefile sr.assert_supports_database_replication sr.create
        sr.create_new_blob sr.destroy sr.disable_database_replication sr.enable_database_replication
        sr.forget sr.forget_data_source_archives sr.introduce sr.make sr.probe sr.probe_ext
        sr.record_data_source sr.remove_from_other_config sr.remove_from_sm_config sr.set_name_description
        sr.set_name_label sr.set_other_config sr.set_physical_size sr.set_shared sr.set_sm_config
        sr.update task.destroy/any tunnel.add_to_other_config tunnel.add_to_status tunnel.create
        tunnel.destroy tunnel.remove_from_other_config tunnel.remove_from_status tunnel.set_other_config
        tunnel.set_protocol tunnel.set_status vdi.open_database vgpu.add_to_other_config vgpu.create
        vgpu.destroy vgpu.remove_from_other_config vgpu.set_extra_args vgpu.set_other_config
        vif.add_ipv4_allowed vif.add_ipv6_allowed vif.remove_ipv4_allowed vif.remove_ipv6_allowed
        vif.set_ipv4_allowed vif.set_ipv6_allowed vif.set_locking_mode vlan.add_to_other_config
        vlan.create vlan.destroy vlan.remove_from_other_config vlan.set_other_config vm.import
        vm.power_state_reset vm.set_appliance vm.set_ha_always_run vm.set_ha_restart_priority vm.set_order
        vm.set_shutdown_delay vm.set_snapshot_schedule vm.set_start_delay vm.set_suspend_vdi
        vm_appliance.clean_shutdown vm_appliance.create vm_appliance.destroy vm_appliance.hard_shutdown
        vm_appliance.set_name_description vm_appliance.set_name_label vm_appliance.shutdown
        vm_appliance.start vmss.add_to_schedule vmss.create vmss.destroy vmss.remove_from_schedule
        vmss.set_enabled vmss.set_frequency vmss.set_name_description vmss.set_name_label
        vmss.set_retained_snapshots vmss.set_schedule vmss.set_type vmss.snapshot_now
        """,
    "vm-power-admin": """
        host.migrate_receive http/get_services_sm http/get_services_xenops http/post_services_sm
        http/post_services_xenops http/put_blob http/put_messages http/put_services_sm
        http/put_services_xenops sr.scan vdi.pool_migrate vdi.revert vm.assert_can_migrate vm.checkpoint
        vm.create_new_blob vm.migrate_send vm.pool_migrate vm.restart_device_models vm.resume_on vm.revert
        vm.set_affinity vm.set_hvm_shadow_multiplier vm.set_memory vm.set_memory_dynamic_max
        vm.set_memory_dynamic_min vm.set_memory_dynamic_range vm.set_memory_limits
        vm.set_memory_static_max vm.set_memory_static_min vm.set_memory_static_range
        vm.set_memory_target_live vm.set_shadow_multiplier_live vm.snapshot vm.start_on
        """,
    "vm-admin": """
        console.add_to_other_config console.create console.destroy console.remove_from_other_config
        console.set_other_config http/get_export http/get_export_metadata http/get_export_raw_vdi
        http/put_import http/put_import_metadata http/put_import_raw_vdi network.create network.destroy
        network.set_mtu vbd.add_to_other_config vbd.add_to_qos_algorithm_params vbd.assert_attachable
        vbd.create vbd.destroy vbd.plug vbd.remove_from_other_config vbd.remove_from_qos_algorithm_params
        vbd.set_bootable vbd.set_mode vbd.set_other_config vbd.set_qos_algorithm_params
        vbd.set_qos_algorithm_type vbd.set_type vbd.set_unpluggable vbd.set_userdevice vbd.unplug
        vbd.unplug_force vdi.add_to_other_config vdi.add_to_sm_config vdi.add_to_xenstore_data vdi.clone
        vdi.copy vdi.create vdi.data_destroy vdi.destroy vdi.disable_cbt vdi.enable_cbt vdi.forget
        vdi.get_nbd_info vdi.introduce vdi.remove_from_other_config vdi.remove_from_sm_config
        vdi.remove_from_xenstore_data vdi.resize vdi.resize_online vdi.set_allow_caching
        vdi.set_name_description vdi.set_name_label vdi.set_on_boot vdi.set_other_config vdi.set_read_only
        vdi.set_sharable vdi.set_sm_config vdi.set_xenstore_data vdi.snapshot vdi.update
        vif.add_to_other_config vif.add_to_qos_algorithm_params vif.add_trunks vif.create vif.destroy
        vif.move vif.plug vif.remove_from_other_config vif.remove_from_qos_algorithm_params
        vif.remove_trunks vif.set_other_config vif.set_qos_algorithm_params vif.set_qos_algorithm_type
        vif.set_trunks vif.unplug vif.unplug_force vm.add_to_blocked_operations vm.add_to_hvm_boot_params
        vm.add_to_nvram vm.add_to_other_config vm.add_to_platform vm.add_to_vcpus_params
        vm.add_to_vcpus_params_live vm.add_to_xenstore_data vm.clone vm.copy vm.copy_bios_strings
        vm.create vm.destroy vm.forget_data_source_archives vm.import_convert vm.provision
        vm.record_data_source vm.remove_from_blocked_operations vm.remove_from_hvm_boot_params
        vm.remove_from_nvram vm.remove_from_other_config vm.remove_from_platform
        vm.remove_from_vcpus_params vm.remove_from_xenstore_data vm.set_actions_after_crash
        vm.set_actions_after_reboot vm.set_actions_after_shutdown vm.set_actions_after_softreboot
        vm.set_bios_strings vm.set_blocked_operations vm.set_domain_type vm.set_groups
        vm.set_hardware_platform_version vm.set_has_vendor_device vm.set_hvm_boot_params
        vm.set_hvm_boot_policy vm.set_is_a_template vm.set_name_description vm.set_name_label vm.set_nvram
        vm.set_other_config vm.set_pci_bus vm.set_platform vm.set_pv_args vm.set_pv_bootloader
        vm.set_pv_bootloader_args vm.set_pv_kernel vm.set_pv_legacy_args vm.set_pv_ramdisk
        vm.set_recommendations vm.set_suspend_sr vm.set_user_version vm.set_vcpus_at_startup
        vm.set_vcpus_max vm.set_vcpus_number_live vm.set_vcpus_params vm.set_xenstore_data vm.sysprep
        vm.update_secureboot_certificates_on_boot vm_group.create vm_group.destroy
        vm_group.set_name_description vm_group.set_name_label vm_guest_metrics.add_to_other_config
        vm_guest_metrics.remove_from_other_config vm_guest_metrics.set_other_config
        vm_metrics.add_to_other_config vm_metrics.remove_from_other_config vm_metrics.set_other_config
        vtpm.create vtpm.destroy
        """,
    "vm-operator": """
        host.add_tags host.add_to_other_config/key:folder
        host.add_to_other_config/key:xencenter.customfields.* host.remove_from_other_config/key:folder
        host.remove_from_other_config/key:xencenter.customfields.* host.remove_tags host.set_tags
        http/connect_console http/connect_console_ws http/get_vncsnapshot network.add_tags
        network.add_to_other_config/key:folder network.add_to_other_config/key:xencenter.customfields.*
        network.add_to_other_config/key:xencentercreateinprogress
        network.remove_from_other_config/key:folder
        network.remove_from_other_config/key:xencenter.customfields.*
        network.remove_from_other_config/key:xencentercreateinprogress network.remove_tags
        network.set_tags pool.add_tags pool.add_to_gui_config pool.add_to_other_config/key:empty_folders
        pool.add_to_other_config/key:folder pool.add_to_other_config/key:xencenter.customfields.*
        pool.remove_from_gui_config pool.remove_from_other_config/key:empty_folders
        pool.remove_from_other_config/key:folder
        pool.remove_from_other_config/key:xencenter.customfields.* pool.remove_tags pool.set_gui_config
        pool.set_tags sr.add_tags sr.add_to_other_config/key:folder
        sr.add_to_other_config/key:xencenter.customfields.* sr.remove_from_other_config/key:folder
        sr.remove_from_other_config/key:xencenter.customfields.* sr.remove_tags sr.set_tags
        task.add_to_other_config/key:applies_to task.add_to_other_config/key:xencentermeddlingactiontitle
        task.add_to_other_config/key:xencenteruuid task.remove_from_other_config/key:applies_to
        task.remove_from_other_config/key:xencentermeddlingactiontitle
        task.remove_from_other_config/key:xencenteruuid vbd.eject vbd.insert vdi.add_tags
        vdi.add_to_other_config/key:folder vdi.add_to_other_config/key:xencenter.customfields.*
        vdi.list_changed_blocks vdi.remove_from_other_config/key:folder
        vdi.remove_from_other_config/key:xencenter.customfields.* vdi.remove_tags vdi.set_tags
        vif.configure_ipv4 vif.configure_ipv6 vm.add_tags vm.add_to_other_config/key:folder
        vm.add_to_other_config/key:xencenter.customfields.* vm.call_host_plugin vm.call_plugin
        vm.clean_reboot vm.clean_shutdown vm.hard_reboot vm.hard_shutdown vm.pause
        vm.remove_from_other_config/key:folder vm.remove_from_other_config/key:xencenter.customfields.*
        vm.remove_tags vm.resume vm.set_tags vm.shutdown vm.start vm.suspend vm.unpause
        """,
}
ROOT_ONLY: Final = frozenset(_NAMES.pop("").split())
"""Permissions that no role has: the local root account's."""
LEAST: Final = {role: frozenset(names.split()) for role, names in _NAMES.items()}
"""Role -> the permissions it has and the next less powerful one has not."""
