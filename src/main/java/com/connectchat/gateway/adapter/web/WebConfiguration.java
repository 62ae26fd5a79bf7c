package com.connectchat.gateway.adapter.web;

import com.connectchat.gateway.GatewaySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The caller as an argument, and the web client's files. Comes before Boot's own, so that its file handler steps back. */
@Configuration(proxyBeanMethods = false)
@Order(-1)
class WebConfiguration implements WebMvcConfigurer {

    @Bean
    GatewayAddress gatewayAddress(GatewaySettings settings) {
        return GatewayAddress.of(settings);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new SingleParameters());
    }

    /** Files have no version in their name, so a browser asks each time, and mostly hears 304. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache())
                .setEtagGenerator(WebConfiguration::entityTag);
    }

    /** Weak, because the same file may go out compressed or not. */
    private static String entityTag(Resource file) {
        try {
            return "W/\"" + Long.toHexString(file.contentLength()) + "-" + Long.toHexString(file.lastModified()) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
